/// Why text is no JSON (RFC 8259), or not the JSON that a record is: a reason that can be counted, and never a value.
public enum JSONFault: Sendable, Equatable, CustomStringConvertible {
    /// The value of a record is no object.
    case notAnObject
    /// Something follows the value.
    case trailingText
    /// The text ends inside the value.
    case truncated
    /// The record of a document is no object, and rules speak of its members.
    case recordNoObject
    /// Something follows the document.
    case textAfterDocument
    /// The document ends before it should, or is empty.
    case documentEnds
    /// The document has nothing at the path where its records should be.
    case recordsAbsent(path: String)
    /// No value begins here.
    case badValue
    /// A number is not spelled as JSON spells one.
    case badNumber
    /// A backslash in a string begins no escape.
    case badEscape
    /// A control character stands in a string unescaped.
    case controlCharacter
    /// A string is not UTF-8.
    case notUTF8
    /// A member of an object does not begin with a string.
    case badKey
    /// No colon follows a key.
    case missingColon
    /// Neither a comma nor the end of the object or array follows a value.
    case badSeparator
    /// A record has more than `limit` values that rules speak of.
    case tooManyValues(limit: Int)
    /// Objects and arrays are nested deeper than `limit`.
    case tooDeep(limit: Int)

    /// The fault in words, lower case, without a value, and what would be right.
    public var description: String {
        switch self {
        case .notAnObject: "record is no JSON object; export one object a line"
        case .trailingText: "text after the JSON value; export one value a line"
        case .truncated: "the JSON value does not end; export it whole, on one line"
        case .recordNoObject: "record is no JSON object; say with `records` where the objects are"
        case .textAfterDocument: "text after the JSON document; remove it, or say `format: jsonl` for a value a line"
        case .documentEnds: "the JSON document is empty or ends in the middle; export it whole"
        case .recordsAbsent(let path):
            "the JSON document has no '\(SafeText.escaped(path))'; correct `records`, or export what it names"
        case .badValue: "no JSON value; a value is an object, an array, a string, a number, true, false or null"
        case .badNumber: "a number is not JSON; spell it like -1.5e3, without leading zeros, NaN or Infinity"
        case .badEscape: "a backslash begins no JSON escape; double it, or write \\u and four hex digits"
        case .controlCharacter: "a string holds a control character; write it as \\u and four hex digits"
        case .notUTF8: "a string is not UTF-8; export as UTF-8"
        case .badKey: "a key is no string; put it in double quotes, and no comma before a closing brace"
        case .missingColon: "no colon after a key; write one"
        case .badSeparator: "neither a comma nor the end follows a value; export as JSON, without comments"
        case .tooManyValues(let limit):
            "a record has more than \(limit) values; split it, or keep the subtree out of the export"
        case .tooDeep(let limit):
            "objects and arrays are nested deeper than \(limit); nest them less, or allow more with --max-depth"
        }
    }
}
