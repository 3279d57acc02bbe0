/// Why a record is malformed or set aside: a reason that can be counted, and never a value.
public enum RejectReason: Sendable, Equatable, CustomStringConvertible {
    /// The record has another number of fields than the header.
    case fieldCount(found: Int, expected: Int)
    /// A quote opens and never closes.
    case quoteNeverCloses
    /// Text follows a closing quote.
    case textAfterQuote
    /// A field is not UTF-8, or what its source's encoding makes of it is no text; fields count from 1.
    case notUTF8(field: Int)
    /// A text field holds a NUL byte; fields count from 1.
    case nulByte(field: Int)
    /// The text is no JSON, or not the JSON that a record is.
    case json(JSONFault)
    /// The text is no SQL of the dump's dialect.
    case sql(SQLFault)
    /// A value is outside the grammar of its column's method or type.
    case invalidValue(column: String, expected: String)
    /// JSON has a value at a path that no rule names; keys that do not look like names are told as `*`.
    case unlistedPath(String)
    /// A null or empty value where the rule says `fail`.
    case absentValue(column: String, expected: String)

    /// The reason in words, lower case, without a value.
    public var description: String {
        switch self {
        case .fieldCount(let found, let expected):
            "record has \(found) \(found == 1 ? "field" : "fields"); the header has \(expected)"
        case .quoteNeverCloses: "a quote opens here and never closes; close it or double it"
        case .textAfterQuote: "text after a closing quote; a quote inside a quoted field is doubled"
        case .notUTF8(let field):
            "field \(field) is no text in the source's encoding; export as UTF-8, or declare the `encoding`"
        case .nulByte(let field):
            "field \(field) holds a NUL byte; declare the column `type: binary` or clean the export"
        case .json(let fault): fault.description
        case .sql(let fault): fault.description
        case .invalidValue(let column, let expected):
            "\(SafeText.column(column)): a value is invalid; expected \(SafeText.escaped(expected))"
        case .unlistedPath(let path):
            "path '\(SafeText.escaped(path))' has no rule; give it one, or list it under `keep` or `drop`"
        case .absentValue(let column, let expected):
            "\(SafeText.column(column)): a value is absent; \(SafeText.escaped(expected))"
        }
    }
}

/// A record set aside: where it stood and why, never what it held.
public struct Reject: Sendable, Equatable {
    /// The line of the record's first byte, from 1.
    public var line: Int
    /// The offset of the record's first byte in the source, inflated and as UTF-8.
    public var offset: Int
    /// Which of the dataset's sources it comes from, from 0.
    public var source: Int
    /// Why it was set aside.
    public var reason: RejectReason

    /// A record at `line` and `offset` of `source`, set aside for `reason`.
    public init(line: Int, offset: Int, source: Int, reason: RejectReason) {
        self.line = line
        self.offset = offset
        self.source = source
        self.reason = reason
    }
}
