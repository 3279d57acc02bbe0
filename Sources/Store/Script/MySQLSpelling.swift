/// Values in MySQL's `INSERT`, bytes as hexadecimal literals.
enum MySQLSpelling: ValueSpelling {
    static func putNull(to output: inout ByteCursor) { output.put("NULL") }

    static func put(_ text: SpelledValue, as kind: SQLKind, to output: inout ByteCursor) {
        switch kind {
        case .number where text.isNumeric: unsafe output.put(text.bytes)
        case .boolean:
            guard let truth = text.truth else { return putQuoted(text, to: &output) }
            output.put(UInt8(ascii: truth ? "1" : "0"))
        case .binary, .prefixedBinary:
            guard let digits = unsafe text.digits(behind: kind == .binary ? 0 : 2) else {
                return putQuoted(text, to: &output)
            }
            output.put(digits.isEmpty ? "''" : "0x")
            unsafe output.putUpper(digits)
        case .bits where text.isPlain:
            output.put("b'")
            unsafe output.put(text.bytes, doubling: UInt8(ascii: "'"))
            output.put(UInt8(ascii: "'"))
        default: putQuoted(text, to: &output)
        }
    }

    /// Puts a text between quotes.
    static func putQuoted(_ text: SpelledValue, to output: inout ByteCursor) {
        output.put(UInt8(ascii: "'"))
        var start = 0
        for index in unsafe 0..<text.bytes.count {
            guard let letter = unsafe escape(of: text.bytes[index]) else { continue }
            unsafe output.put(UnsafeBufferPointer(rebasing: text.bytes[start..<index]))
            output.put(UInt8(ascii: "\\"))
            output.put(letter)
            start = index &+ 1
        }
        unsafe output.put(UnsafeBufferPointer(rebasing: text.bytes[start...]))
        output.put(UInt8(ascii: "'"))
    }

    /// The letter that stands for `byte` behind a backslash.
    @inline(__always)
    static func escape(of byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
        case 0x00: UInt8(ascii: "0")
        case 0x0A: UInt8(ascii: "n")
        case 0x0D: UInt8(ascii: "r")
        case 0x1A: UInt8(ascii: "Z")
        default: nil
        }
    }
}

/// Values as `mariadb-dump` writes them: bytes between quotes.
enum MySQLDumpSpelling: ValueSpelling {
    static func putNull(to output: inout ByteCursor) { MySQLSpelling.putNull(to: &output) }

    static func put(_ text: SpelledValue, as kind: SQLKind, to output: inout ByteCursor) {
        guard kind == .binary, let digits = unsafe text.digits() else {
            return MySQLSpelling.put(text, as: kind, to: &output)
        }
        output.put(UInt8(ascii: "'"))
        unsafe output.putBytes(digits) { byte, output in
            if let letter = MySQLSpelling.escape(of: byte) {
                output.put(UInt8(ascii: "\\"))
                output.put(letter)
            } else {
                output.put(byte)
            }
        }
        output.put(UInt8(ascii: "'"))
    }
}

/// Values as MySQL's own `mysqldump` writes them: before bytes that there are no character set for.
enum MySQLIntroducedSpelling: ValueSpelling {
    static func putNull(to output: inout ByteCursor) { MySQLSpelling.putNull(to: &output) }

    static func put(_ text: SpelledValue, as kind: SQLKind, to output: inout ByteCursor) {
        if kind == .binary, unsafe !text.bytes.isEmpty { output.put("_binary ") }
        MySQLDumpSpelling.put(text, as: kind, to: &output)
    }
}
