/// How the records of a source are laid out: what tells the formats apart for a reader.
public enum SourceLayout: Sendable, Equatable {
    /// Rows and columns, written as the dialect says.
    case rows(CSVDialect)
    /// JSON Lines: one object a line, ended by LF; lines of nothing but blanks are no records.
    case jsonLines
}
