/// What ends a record.
public enum LineEnd: String, Sendable, CaseIterable {
    /// LF alone; a CR is text.
    case lf
    /// CR and LF; either alone is text.
    case crlf
    /// CR alone; an LF is text.
    case cr
}
