internal import Records

/// An array as text: PostgreSQL's `{a,"b c",NULL}`, of any depth, or JSON's.
///
/// Its JSON is the flat list of its elements; what is between them is taken from the original.
struct ArrayText {
    /// How deep it may be.
    let maxDepth: Int
    private var text: [UInt8] = []

    /// Arrays of at most `maxDepth` levels.
    init(maxDepth: Int) {
        self.maxDepth = maxDepth
    }

    /// Appends the elements as a JSON array; false where `value` is no array.
    func transcribe(_ value: Span<UInt8>, into json: inout [UInt8]) -> Bool {
        guard var parts = ArrayParts(value) else { return false }
        let start = json.count
        var depth = 0
        // Elements of PostgreSQL's arrays are all equally deep.
        var elementDepth = 0
        var mayEnd = false
        var wantsValue = true
        repeat {
            switch parts.next(value) {
            case .open where wantsValue && depth < maxDepth:
                depth += 1
                mayEnd = true
            case .close where (mayEnd || !wantsValue) && depth > 0:
                depth -= 1
                mayEnd = false
                wantsValue = false
            case .comma where !wantsValue && depth > 0:
                wantsValue = true
                mayEnd = false
            case .element(let word) where wantsValue && depth > 0:
                guard parts.isJSON || elementDepth == 0 || elementDepth == depth else { return false }
                elementDepth = depth
                wantsValue = false
                mayEnd = false
                json.append(json.count == start ? UInt8(ascii: "[") : UInt8(ascii: ","))
                append(word, of: value, isJSON: parts.isJSON, to: &json)
            default: return false
            }
        } while depth > 0
        if json.count == start { json.append(UInt8(ascii: "[")) }
        json.append(UInt8(ascii: "]"))
        if case .end = parts.next(value) { return true }
        return false
    }

    private func append(_ word: ArrayParts.Element, of value: Span<UInt8>, isJSON: Bool, to json: inout [UInt8]) {
        if isJSON {
            json.append(value, in: word.text)
        } else if word.isNull {
            json.append(contentsOf: "null".utf8)
        } else {
            json.appendJSON(value, in: word.text, hasEscapes: word.hasEscapes)
        }
    }

    /// Appends `value` with the elements of `masked`: PostgreSQL's array as the server writes it, JSON as it stands.
    mutating func write(_ masked: Span<UInt8>, beside value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        guard var parts = ArrayParts(value) else { return false }
        var tokens = JSONTokens()
        var copied = 0
        if !parts.isJSON { output.append(value, in: 0..<parts.position) }
        while true {
            switch parts.next(value) {
            case .element(let word):
                let token = tokens.nextScalar(masked)
                guard !token.isEmpty else { return false }
                if parts.isJSON {
                    output.append(value, in: copied..<word.text.lowerBound)
                    output.append(masked, in: token)
                    copied = word.text.upperBound
                } else if !element(token, of: masked, into: &output) {
                    return false
                }
            case .open where !parts.isJSON: output.append(UInt8(ascii: "{"))
            case .close where !parts.isJSON: output.append(UInt8(ascii: "}"))
            case .comma where !parts.isJSON: output.append(UInt8(ascii: ","))
            case .open, .close, .comma: break
            case .malformed: return false
            case .end:
                if parts.isJSON { output.append(value, in: copied..<value.count) }
                return true
            }
        }
    }

    /// Appends an element as PostgreSQL's array_out does: in quotes where it could be read as anything else.
    private mutating func element(_ token: Range<Int>, of masked: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        if JSONTokens.isNull(token, of: masked) {
            output.append(contentsOf: "NULL".utf8)
            return true
        }
        text.removeAll(keepingCapacity: true)
        guard JSONTokens.append(token, of: masked, to: &text) else { return false }
        let isPlain = !text.isEmpty && !text.contains(where: ArrayParts.isSpecial) && !isNullWord
        if isPlain { output.append(contentsOf: text) } else { output.appendQuoted(text) }
        return true
    }

    private var isNullWord: Bool { text.count == 4 && zip(text, "null".utf8).allSatisfy { $0 | 0x20 == $1 } }
}

/// Goes over an array's text, part by part.
struct ArrayParts {
    /// An element, its quotes left out where it is PostgreSQL's.
    struct Element {
        let text: Range<Int>
        let isNull: Bool
        let hasEscapes: Bool
    }

    /// A part of the text.
    enum Part {
        case open, close, comma, end, malformed
        case element(Element)
    }

    /// Whether it is JSON's array and not PostgreSQL's.
    let isJSON: Bool
    /// Where the next part is looked for; at first behind the bounds of a PostgreSQL array.
    private(set) var position = 0

    /// The parts of `value`; nil where it begins like no array.
    init?(_ value: Span<UInt8>) {
        let start = PostgreSQLWord.skipBlanks(value, from: 0)
        guard start < value.count else { return nil }
        position = Self.boundsEnd(value, from: start) ?? start
        switch value[start] {
        case UInt8(ascii: "["): isJSON = position == start
        case UInt8(ascii: "{"): isJSON = false
        default: return nil
        }
    }

    /// The next part.
    mutating func next(_ value: Span<UInt8>) -> Part {
        position = PostgreSQLWord.skipBlanks(value, from: position)
        guard position < value.count else { return .end }
        let byte = value[position]
        switch byte {
        case UInt8(ascii: ","): return mark(.comma)
        case isJSON ? UInt8(ascii: "[") : UInt8(ascii: "{"): return mark(.open)
        case isJSON ? UInt8(ascii: "]") : UInt8(ascii: "}"): return mark(.close)
        default: return isJSON ? token(value) : word(value)
        }
    }

    private mutating func mark(_ part: Part) -> Part {
        position += 1
        return part
    }

    private mutating func word(_ value: Span<UInt8>) -> Part {
        guard let word = PostgreSQLWord(value, at: position, stops: Self.isStop, inner: true) else { return .malformed }
        position = word.end
        return .element(Element(text: word.text, isNull: word.isNull(value), hasEscapes: word.hasEscapes))
    }

    /// A scalar of JSON; whether it is one the scanner of its JSON says.
    private mutating func token(_ value: Span<UInt8>) -> Part {
        let start = position
        if value[start] == UInt8(ascii: "\"") {
            position += 1
            while position < value.count, value[position] != UInt8(ascii: "\"") {
                position += value[position] == UInt8(ascii: "\\") ? 2 : 1
            }
            guard position < value.count else { return .malformed }
            position += 1
        } else {
            while position < value.count, Self.isPlain(value[position]) { position += 1 }
        }
        guard position > start else { return .malformed }
        return .element(Element(text: start..<position, isNull: false, hasEscapes: false))
    }

    /// Where the bounds at `start` end, as in `[1:3][0:1]=`; nil where there are none.
    private static func boundsEnd(_ value: Span<UInt8>, from start: Int) -> Int? {
        var index = start
        while index < value.count, value[index] == UInt8(ascii: "[") {
            index += 1
            while index < value.count, isBound(value[index]) { index += 1 }
            guard index < value.count, value[index] == UInt8(ascii: "]") else { return nil }
            index += 1
        }
        guard index > start, index < value.count, value[index] == UInt8(ascii: "=") else { return nil }
        return index + 1
    }

    private static func isBound(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: ":")
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
    }

    /// What ends a word of a PostgreSQL array.
    private static func isStop(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}")
    }

    /// What array_out quotes an element for.
    static func isSpecial(_ byte: UInt8) -> Bool {
        isStop(byte) || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || PostgreSQLWord.isBlank(byte)
    }

    /// What a number or literal of JSON is made of.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "E"),
            UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
