public import Records

/// How the records of a source are laid out: what tells the formats apart for a reader.
public enum SourceLayout: Sendable, Equatable {
    /// Rows and columns, written as the dialect says.
    case rows(CSVDialect)
    /// JSON Lines: one object a line, ended by LF; lines of nothing but blanks are no records.
    case jsonLines
    /// One JSON document: its records are at the path, or, where it is nil, the elements of the array that the document
    /// is; see `JSONRecordPath`.
    case json(records: JSONPath?)

    /// The encoding that is declared; nil where the text is UTF-8 and nothing else.
    var encoding: TextEncoding? {
        switch self {
        case .rows(let dialect): dialect.encoding
        case .jsonLines, .json: nil
        }
    }
}
