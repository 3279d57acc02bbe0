import Records

@testable import Ingest

/// The text of a value as a tokenizer notes it.
enum NotedText: Equatable, ExpressibleByStringLiteral, ExpressibleByNilLiteral, CustomStringConvertible {
    case null
    case invalid
    case bytes([UInt8])

    init(stringLiteral text: String) { self = .bytes(Array(text.utf8)) }
    init(nilLiteral: ()) { self = .null }

    init(_ field: Field, in bytes: [UInt8]) {
        self = field.isNull ? .null : field.isInvalid ? .invalid : .bytes(Array(bytes[field.range]))
    }

    var description: String {
        switch self {
        case .null: "null"
        case .invalid: "invalid"
        case .bytes(let bytes): String(decoding: bytes, as: UTF8.self).debugDescription
        }
    }
}

/// A value that a tokenizer notes: its column, its text, and what a mask would replace.
struct Noted: Equatable, CustomStringConvertible {
    var column: Int
    var text: NotedText
    var raw: String

    init(_ column: Int, _ text: NotedText, _ raw: String) {
        self.column = column
        self.text = text
        self.raw = raw
    }

    init(_ occurrence: Occurrence, in bytes: [UInt8]) {
        column = Int(occurrence.column)
        text = NotedText(occurrence.field, in: bytes)
        raw = String(decoding: bytes[occurrence.raw.range], as: UTF8.self)
    }

    var description: String { "\(column): \(text) in \(raw)" }
}

/// Rules as a table of a test spells them; each notes into the column of its place in the list.
///
/// `a.b` notes scalars, `= a.b` whole values, `- a.b` takes them out, `! a.b` forbids them; ` ~7` behind it notes keys
/// in column 7, and ` ?7` the odd ones. `**` is the rule for what no other names.
func pathRules(_ rules: [String]) throws -> [JSONPathRule] {
    try rules.enumerated().map { column, text in
        var words = text.split(separator: " ").map(String.init)
        let roles: [String: JSONPathRule.Role] = ["=": .whole, "-": .removed, "!": .forbidden]
        let role = roles[words[0]]
        if role != nil { words.removeFirst() }
        var keys = JSONPathRule.Keys.kept
        if words.count > 1, let number = Int(words[1].dropFirst()) {
            keys = words[1].hasPrefix("~") ? .masked(column: number) : .maskedIfOdd(column: number)
        }
        return JSONPathRule(
            path: try JSONPath(parsing: words[0]), column: column, role: role ?? .scalar, keys: keys,
            isUnlisted: words[0] == "**")
    }
}

/// What a test asks of a reading beside the rules.
struct JSONAsking {
    var limits = IngestLimits()
    var collectsRejects = false
    var gathersUnlisted = false
    var line = 1
    var offset = 0
}

/// How many columns the tests' rules have at most, those of keys included.
let jsonColumns = 10

/// The batch that a tokenizer makes of one slice of JSON Lines.
func readJSON(
    _ bytes: [UInt8], _ rules: [JSONPathRule], _ asking: JSONAsking = JSONAsking()
) throws(IngestError) -> RecordBatch {
    var tokenizer = try JSONTokenizer(
        rules: rules, columns: jsonColumns, limits: asking.limits, collectsRejects: asking.collectsRejects)
    tokenizer.sources = ["events"]
    tokenizer.gathersUnlisted = asking.gathersUnlisted
    var slice = Slice(bytes: bytes, sequence: 3, source: 0, line: asking.line, offset: asking.offset)
    var batch = RecordBatch(columns: 0)
    try tokenizer.tokenize(&slice, into: &batch)
    return batch
}

/// The batch of a slice that `text` is.
func readJSON(_ text: String, _ rules: [String] = [], _ asking: JSONAsking = JSONAsking()) throws -> RecordBatch {
    try readJSON(Array(text.utf8), pathRules(rules), asking)
}

extension RecordBatch {
    /// All that was noted, in the order of the text.
    var noted: [Noted] { occurrences.map { Noted($0, in: bytes) } }

    /// The texts of the records.
    var recordTexts: [String] { texts.map { String(decoding: bytes[$0.range], as: UTF8.self) } }

    /// The texts of the records, with `word` for what was noted in `columns`.
    func spliced(_ columns: Set<Int>, _ word: String = "") -> [String] {
        texts.indices.map { record in
            var text: [UInt8] = []
            var copied = texts[record].range.lowerBound
            for occurrence in occurrences where occurrence.record == record && columns.contains(Int(occurrence.column))
            {
                text += bytes[copied..<occurrence.raw.range.lowerBound] + word.utf8
                copied = occurrence.raw.range.upperBound
            }
            return String(decoding: text + bytes[copied..<texts[record].range.upperBound], as: UTF8.self)
        }
    }
}
