internal import Records

/// The few expressions by which SQLite's shell writes texts with line ends and control characters.
///
/// `replace(replace('a\nb','\n',char(10)),'\r',char(13))` before 3.50, `unistr('a\u000ab')` since, and `||` of such
/// parts. Nothing else is evaluated.
@safe
struct ScriptExpression {
    /// How deep calls may stand in each other.
    private static let deepest = 16

    private let text: UnsafeBufferPointer<UInt8>
    private let count: Int
    /// The next byte.
    private(set) var position: Int

    init(_ text: UnsafeBufferPointer<UInt8>, from position: Int) {
        unsafe self.text = unsafe text
        count = text.count
        self.position = position
    }

    /// Appends the text that the expression gives.
    mutating func read(into output: inout [UInt8]) throws(SQLFault) { try read(into: &output, depth: 0) }

    private mutating func read(into output: inout [UInt8], depth: Int) throws(SQLFault) {
        guard depth < Self.deepest else { throw .expression }
        try readTerm(into: &output, depth: depth)
        while isAt(UInt8(ascii: "|")) {
            guard position + 1 < count, unsafe text[position + 1] == UInt8(ascii: "|") else { throw .expression }
            position += 2
            try readTerm(into: &output, depth: depth)
        }
    }

    private mutating func readTerm(into output: inout [UInt8], depth: Int) throws(SQLFault) {
        if isAt(UInt8(ascii: "'")) { return try readString(into: &output) }
        if take(UInt8(ascii: "(")) {
            try read(into: &output, depth: depth + 1)
        } else {
            let name = word()
            guard take(UInt8(ascii: "(")) else { throw .expression }
            switch name {
            case "replace": try readReplacement(into: &output, depth: depth + 1)
            case "char": try readCharacters(into: &output)
            case "unistr": try readEscaped(into: &output)
            default: throw .expression
            }
        }
        try expect(UInt8(ascii: ")"))
    }

    private mutating func readReplacement(into output: inout [UInt8], depth: Int) throws(SQLFault) {
        var whole: [UInt8] = []
        var wanted: [UInt8] = []
        var other: [UInt8] = []
        try read(into: &whole, depth: depth)
        try expect(UInt8(ascii: ","))
        try read(into: &wanted, depth: depth)
        try expect(UInt8(ascii: ","))
        try read(into: &other, depth: depth)
        guard let first = wanted.first else { return output.append(contentsOf: whole) }
        var index = 0
        while index < whole.count {
            if whole[index] == first, whole[index...].starts(with: wanted) {
                output.append(contentsOf: other)
                index += wanted.count
            } else {
                output.append(whole[index])
                index += 1
            }
        }
    }

    private mutating func readCharacters(into output: inout [UInt8]) throws(SQLFault) {
        repeat {
            skipBlanks()
            var code: UInt32 = 0
            let begin = position
            while position < count, unsafe SQLiteLexer.isDigit(text[position]), code <= 0x10FFFF {
                unsafe code = code * 10 + UInt32(text[position] - UInt8(ascii: "0"))
                position += 1
            }
            guard position > begin else { throw .expression }
            try append(code, to: &output)
        } while take(UInt8(ascii: ","))
    }

    private mutating func readEscaped(into output: inout [UInt8]) throws(SQLFault) {
        var escaped: [UInt8] = []
        guard isAt(UInt8(ascii: "'")) else { throw .expression }
        try readString(into: &escaped)
        var index = 0
        while index < escaped.count {
            guard escaped[index] == UInt8(ascii: "\\") else {
                output.append(escaped[index])
                index += 1
                continue
            }
            index += 1
            guard index < escaped.count else { throw .badEscape }
            let lead = escaped[index]
            if lead == UInt8(ascii: "\\") {
                output.append(lead)
                index += 1
                continue
            }
            let (skipped, digits) =
                switch lead {
                case UInt8(ascii: "u"): (1, 4)
                case UInt8(ascii: "U"): (1, 8)
                case UInt8(ascii: "+"): (1, 6)
                default: (0, 4)
                }
            index += skipped
            guard index + digits <= escaped.count else { throw .badEscape }
            var code: UInt32 = 0
            for digit in escaped[index..<index + digits] {
                guard let value = HexText.value(of: digit) else { throw .badEscape }
                code = code << 4 | UInt32(value)
            }
            try append(code, to: &output)
            index += digits
        }
    }

    private func append(_ code: UInt32, to output: inout [UInt8]) throws(SQLFault) {
        // SQLite makes U+FFFD of what is no character.
        let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
        output.append(contentsOf: Character(scalar).utf8)
    }

    private mutating func readString(into output: inout [UInt8]) throws(SQLFault) {
        position += 1
        while position < count {
            let byte = unsafe text[position]
            position += 1
            if byte == UInt8(ascii: "'") {
                guard position < count, unsafe text[position] == byte else { return }
                position += 1
            }
            output.append(byte)
        }
        throw .neverCloses(.string)
    }

    private mutating func word() -> String {
        let begin = position
        while position < count, unsafe SQLiteLexer.isWord(text[position]) { position += 1 }
        return unsafe String(decoding: UnsafeBufferPointer(rebasing: text[begin..<position]), as: UTF8.self)
            .lowercased()
    }

    private mutating func skipBlanks() {
        while position < count, unsafe SQLiteLexer.isBlank(text[position]) { position += 1 }
    }

    private mutating func isAt(_ byte: UInt8) -> Bool {
        skipBlanks()
        return unsafe position < count && text[position] == byte
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard isAt(byte) else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ byte: UInt8) throws(SQLFault) {
        guard take(byte) else { throw .expression }
    }
}
