/// A JSON value, read with no regard for speed: what the scanner is held against.
struct PlainJSON {
    /// What a value is made of.
    indirect enum Content {
        case null
        /// A string, without escapes, or the spelling of a number, `true` or `false`.
        case scalar([UInt8])
        case object([Member])
        case array([PlainJSON])
    }

    /// A key and its value.
    struct Member {
        let key: [UInt8]
        let keyRange: Range<Int>
        let value: PlainJSON
    }

    /// Where it is.
    let range: Range<Int>
    let content: Content

    /// Whether it is one.
    var isObject: Bool { if case .object = content { true } else { false } }

    /// The one value that `bytes` are, or nil.
    static func parse(_ bytes: [UInt8], maxDepth: Int = 64) -> PlainJSON? {
        guard String(validating: bytes, as: UTF8.self) != nil else { return nil }
        var parser = PlainParser(bytes: bytes, maxDepth: maxDepth)
        guard let value = parser.value(depth: 0), parser.next() == nil else { return nil }
        return value
    }

    /// Its tokens without blanks and without the values that begin at `removed`.
    func tokens(of bytes: [UInt8], without removed: Set<Int> = []) -> String {
        switch content {
        case .object(let members):
            let kept = members.filter { !removed.contains($0.value.range.lowerBound) }
            return "{"
                + kept.map {
                    "\(String(decoding: bytes[$0.keyRange], as: UTF8.self)):"
                        + $0.value.tokens(of: bytes, without: removed)
                }.joined(separator: ",") + "}"
        case .array(let elements):
            let kept = elements.filter { !removed.contains($0.range.lowerBound) }
            return "[" + kept.map { $0.tokens(of: bytes, without: removed) }.joined(separator: ",") + "]"
        case .null, .scalar: return String(decoding: bytes[range], as: UTF8.self)
        }
    }
}

/// Recursive descent by the letter of RFC 8259; nil is a fault.
private struct PlainParser {
    private static let blanks = Array(" \t\r\n".utf8)
    private static let wordEnds = Array(" \t\r\n,:[]{}\"".utf8)
    private static let letters: [UInt8: UInt16] = [
        UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F, UInt8(ascii: "b"): 8,
        UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
    ]

    let bytes: [UInt8]
    let maxDepth: Int
    var position = 0

    /// The next byte that is no blank; nil at the end.
    mutating func next() -> UInt8? {
        while position < bytes.count, Self.blanks.contains(bytes[position]) { position += 1 }
        return position < bytes.count ? bytes[position] : nil
    }

    /// Goes over `byte` if it is the next one that is no blank.
    mutating func take(_ byte: Unicode.Scalar) -> Bool {
        guard next() == UInt8(ascii: byte) else { return false }
        position += 1
        return true
    }

    mutating func value(depth: Int) -> PlainJSON? {
        guard let first = next() else { return nil }
        let begin = position
        let content: PlainJSON.Content?
        switch first {
        case UInt8(ascii: "{"): content = depth < maxDepth ? object(depth: depth + 1) : nil
        case UInt8(ascii: "["): content = depth < maxDepth ? array(depth: depth + 1) : nil
        case UInt8(ascii: "\""): content = string().map { .scalar($0) }
        default: content = word()
        }
        return content.map { PlainJSON(range: begin..<position, content: $0) }
    }

    private mutating func object(depth: Int) -> PlainJSON.Content? {
        position += 1
        var members: [PlainJSON.Member] = []
        if take("}") { return .object([]) }
        repeat {
            guard next() == UInt8(ascii: "\"") else { return nil }
            let begin = position
            guard let key = string() else { return nil }
            let end = position
            guard take(":"), let value = value(depth: depth) else { return nil }
            members.append(PlainJSON.Member(key: key, keyRange: begin..<end, value: value))
        } while take(",")
        return take("}") ? .object(members) : nil
    }

    private mutating func array(depth: Int) -> PlainJSON.Content? {
        position += 1
        var elements: [PlainJSON] = []
        if take("]") { return .array([]) }
        repeat {
            guard let element = value(depth: depth) else { return nil }
            elements.append(element)
        } while take(",")
        return take("]") ? .array(elements) : nil
    }

    private mutating func word() -> PlainJSON.Content? {
        let word = Array(bytes[position...].prefix { !Self.wordEnds.contains($0) })
        position += word.count
        if word == Array("null".utf8) { return .null }
        let isScalar = word == Array("true".utf8) || word == Array("false".utf8) || Self.isNumber(word)
        return isScalar ? .scalar(word) : nil
    }

    private static func isNumber(_ word: [UInt8]) -> Bool {
        var rest = word[...]
        func digits() -> ArraySlice<UInt8> { rest.prefix { (48...57).contains($0) } }
        if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        let whole = digits()
        guard !whole.isEmpty, whole.count == 1 || whole.first != UInt8(ascii: "0") else { return false }
        rest = rest.dropFirst(whole.count)
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            if digits().isEmpty { return false }
            rest = rest.dropFirst(digits().count)
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
            if digits().isEmpty { return false }
            rest = rest.dropFirst(digits().count)
        }
        return rest.isEmpty
    }

    /// The string at the position, as UTF-8 that may hold halves of surrogate pairs.
    private mutating func string() -> [UInt8]? {
        position += 1
        var units: [UInt16] = []
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                position += 1
                return Self.bytes(of: units)
            }
            guard byte >= 0x20 else { return nil }
            if byte == UInt8(ascii: "\\") {
                guard let unit = escape() else { return nil }
                units.append(unit)
            } else {
                let rest = bytes[position...].prefix(4)
                guard let scalar = String(decoding: rest, as: UTF8.self).unicodeScalars.first else { return nil }
                units += Array(String(scalar).utf16)
                position += String(scalar).utf8.count
            }
        }
        return nil
    }

    private mutating func escape() -> UInt16? {
        guard position + 1 < bytes.count else { return nil }
        position += 2
        if let unit = Self.letters[bytes[position - 1]] { return unit }
        let digits = bytes[position...].prefix(4)
        guard bytes[position - 1] == UInt8(ascii: "u"), digits.count == 4,
            digits.allSatisfy({ $0 < 0x80 && Character(Unicode.Scalar($0)).isHexDigit })
        else { return nil }
        position += 4
        return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    private static func bytes(of units: [UInt16]) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = units[...]
        while let unit = rest.popFirst() {
            if unit & 0xFC00 == 0xD800, let low = rest.first, low & 0xFC00 == 0xDC00 {
                rest.removeFirst()
                bytes += String(decoding: [unit, low], as: UTF16.self).utf8
            } else if unit & 0xF800 == 0xD800 {
                bytes += [0xED, 0x80 | UInt8(unit >> 6 & 0x3F), 0x80 | UInt8(unit & 0x3F)]
            } else {
                bytes += String(decoding: [unit], as: UTF16.self).utf8
            }
        }
        return bytes
    }
}
