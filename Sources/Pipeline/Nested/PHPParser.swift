internal import Records

/// A value of PHP's serialization, or a key.
struct PHPPart {
    /// What it is.
    enum Kind {
        case null, boolean, integer, real, text, enumeration, array, object
    }

    let kind: Kind
    /// Its text: digits, what stands between quotes, of an object the class.
    var text = Field(start: 0, length: 0)
    /// Of a property's name: how long the mark of a private or protected one before it is.
    var prefix = 0
    /// Of an array or object: how many members it has, each a key and a value behind it.
    var count = 0
    /// Of an array: whether its keys count from 0.
    var isList = false
    /// The part behind it and all that is in it.
    var next = 0
}

/// Reads what PHP's serialize() writes into parts, strictly.
struct PHPParser {
    let maxDepth: Int
    /// What was read, in the order of the text.
    private(set) var parts: [PHPPart] = []
    private var position = 0

    /// A parser of values of at most `maxDepth` levels.
    init(maxDepth: Int) {
        self.maxDepth = maxDepth
    }

    /// Reads the one value that `text` is; false where it is none.
    mutating func read(_ text: Span<UInt8>) -> Bool {
        parts.removeAll(keepingCapacity: true)
        position = 0
        return value(text, depth: 0) && position == text.count
    }

    private mutating func value(_ text: Span<UInt8>, depth: Int) -> Bool {
        guard position + 1 < text.count else { return false }
        let type = text[position]
        position += 1
        if type == UInt8(ascii: "N") {
            parts.append(PHPPart(kind: .null, next: parts.count + 1))
            return take(";", text)
        }
        guard take(":", text) else { return false }
        switch type {
        case UInt8(ascii: "b"): return number(.boolean, text, Self.isBoolean)
        case UInt8(ascii: "i"): return number(.integer, text, Self.isInteger)
        case UInt8(ascii: "d"): return number(.real, text, Self.isReal)
        case UInt8(ascii: "s"): return string(.text, text) && take(";", text)
        case UInt8(ascii: "E"): return string(.enumeration, text) && take(";", text)
        case UInt8(ascii: "a"):
            parts.append(PHPPart(kind: .array))
            return members(of: parts.count - 1, text, depth: depth + 1)
        case UInt8(ascii: "O"):
            let index = parts.count
            return string(.object, text) && Self.isClass(parts[index].text.range, text) && take(":", text)
                && members(of: index, text, depth: depth + 1)
        // References, custom formats, and what no PHP writes.
        default: return false
        }
    }

    /// Reads the members of the container `index`, from their count to the closing brace.
    private mutating func members(of index: Int, _ text: Span<UInt8>, depth: Int) -> Bool {
        guard depth <= maxDepth, let count = length(text), take(":", text), take("{", text) else { return false }
        var isList = true
        for number in 0..<count {
            guard key(text) else { return false }
            let name = parts.count - 1
            if parts[index].kind == .object { parts[name].prefix = Self.prefix(of: parts[name].text.range, text) }
            isList = isList && counts(parts[name], number, text)
            guard value(text, depth: depth) else { return false }
        }
        parts[index].count = count
        parts[index].isList = isList
        parts[index].next = parts.count
        return take("}", text)
    }

    private mutating func key(_ text: Span<UInt8>) -> Bool {
        guard position + 1 < text.count else { return false }
        let type = text[position]
        guard type == UInt8(ascii: "i") || type == UInt8(ascii: "s") else { return false }
        return value(text, depth: 0)
    }

    /// Whether `key` is the number `number`.
    private func counts(_ key: PHPPart, _ number: Int, _ text: Span<UInt8>) -> Bool {
        guard key.kind == .integer else { return false }
        return CanonicalInteger.parse(text, in: key.text.range) == Int64(number)
            && CanonicalInteger.isCanonical(text, in: key.text.range)
    }

    /// How long the mark before a name is: NUL, a class or `*`, NUL; none where anything else stands between the two.
    private static func prefix(of name: Range<Int>, _ text: Span<UInt8>) -> Int {
        guard !name.isEmpty, text[name.lowerBound] == 0 else { return 0 }
        for index in name.dropFirst() where text[index] == 0 {
            let scope = name.lowerBound + 1..<index
            let isProtected = scope.count == 1 && text[scope.lowerBound] == UInt8(ascii: "*")
            return isProtected || isClass(scope, text) ? scope.count + 2 : 0
        }
        return 0
    }

    /// Whether a class may be called so: what stays must not be anything else.
    private static func isClass(_ name: Range<Int>, _ text: Span<UInt8>) -> Bool {
        for index in name {
            switch text[index] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "\\"), 0x80...:
                continue
            default: return false
            }
        }
        return !name.isEmpty
    }

    private mutating func take(_ mark: Unicode.Scalar, _ text: Span<UInt8>) -> Bool {
        guard position < text.count, text[position] == UInt8(ascii: mark) else { return false }
        position += 1
        return true
    }

    /// Reads a length: digits that fit into what is left.
    private mutating func length(_ text: Span<UInt8>) -> Int? {
        let start = position
        var length = 0
        while position < text.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[position]) {
            length = length * 10 + Int(text[position] - UInt8(ascii: "0"))
            guard length <= text.count else { return nil }
            position += 1
        }
        return position > start ? length : nil
    }

    /// Reads `LENGTH:"…"`, whose quotes stand where the length says.
    private mutating func string(_ kind: PHPPart.Kind, _ text: Span<UInt8>) -> Bool {
        guard let length = length(text), take(":", text), take("\"", text), position + length <= text.count else {
            return false
        }
        let field = Field(start: position, length: length)
        parts.append(PHPPart(kind: kind, text: field, next: parts.count + 1))
        position += length
        return take("\"", text)
    }

    /// Reads what stands before a semicolon.
    private mutating func number(
        _ kind: PHPPart.Kind, _ text: Span<UInt8>, _ isRight: (Span<UInt8>, Range<Int>) -> Bool
    ) -> Bool {
        let start = position
        while position < text.count, text[position] != UInt8(ascii: ";") { position += 1 }
        guard isRight(text, start..<position) else { return false }
        parts.append(PHPPart(kind: kind, text: Field(start: start, length: position - start), next: parts.count + 1))
        return take(";", text)
    }

    private static func isBoolean(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        range.count == 1 && (text[range.lowerBound] == UInt8(ascii: "0") || text[range.lowerBound] == UInt8(ascii: "1"))
    }

    private static func isInteger(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        CanonicalInteger.parse(text, in: range) != nil
    }

    private static func isReal(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        if JSONNumber.isSpelled(text, in: range) { return true }
        // No number: INF, -INF and NAN.
        guard range.count == 3 || range.count == 4 && text[range.lowerBound] == UInt8(ascii: "-") else { return false }
        let word = range.suffix(3)
        return isWord("INF", text, word) || range.count == 3 && isWord("NAN", text, word)
    }

    private static func isWord(_ word: StaticString, _ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        for letter in word.description.utf8 {
            guard text[index] == letter else { return false }
            index += 1
        }
        return true
    }
}
