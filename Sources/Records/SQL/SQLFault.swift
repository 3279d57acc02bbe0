/// Why a dump's text is not what its dialect allows; no case holds any of it.
public enum SQLFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// What opens and never closes.
    case neverCloses(Part)
    /// The rows of a `COPY` end without `\.`.
    case copyNeverEnds
    /// A backslash stands before what it does not escape, or at the end.
    case badEscape
    /// A row has another number of values than its statement or its table has columns.
    case valueCount(found: Int, expected: Int)
    /// A value is no literal, such as a function's call.
    case expression
    /// Something else stands there: what was expected, in our words.
    case unexpected(expected: String)
    /// Rows for a table that the dump does not define, without a list of columns.
    case unknownTable
    /// A byte that text may not hold.
    case notText(value: Int)

    /// What can open and not close.
    public enum Part: String, Sendable {
        case string
        case identifier
        case comment
        case dollarQuote = "dollar-quoted text"
        case statement
        case row
    }

    /// The reason in words, with a cure.
    public var description: String {
        switch self {
        case .neverCloses(let part): "\(part.rawValue) opens here and never closes; the dump may be cut short"
        case .copyNeverEnds: "the rows of this COPY end without '\\.'; the dump may be cut short"
        case .badEscape: "a backslash escapes nothing here; dump again with the server's own client"
        case .valueCount(let found, let expected):
            "row has \(found) \(found == 1 ? "value" : "values"); its statement has \(expected) columns"
        case .expression: "a value is no literal; dump the table with the server's own client"
        case .unexpected(let expected): "expected \(expected); the dump may be damaged"
        case .unknownTable:
            "rows without column names for a table that is not defined before; dump the definitions too, or with "
                + "column names"
        case .notText(let value):
            "value \(value) is no text in the dump's encoding; declare the column `type: binary`, or dump as UTF-8"
        }
    }
}
