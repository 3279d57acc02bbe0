internal import Records

/// What the values of a column are to the SQL that is written: it decides how they are spelled.
enum SQLKind: Sendable, Equatable {
    /// A quoted text.
    case text
    /// A number that stands without quotes where it is spelled as one.
    case number
    /// A truth value: `t`, `f`, `true`, `false`, 1, 0.
    case boolean
    /// Bytes, staged as hexadecimal digits.
    case binary
    /// Bytes, staged as PostgreSQL spells them: `\x` and hexadecimal digits.
    case prefixedBinary
    /// A string of 0 and 1.
    case bits
    /// What each value itself is: SQLite's columns hold numbers, texts and bytes side by side.
    case any
}

/// How a dialect spells values; no call allocates memory.
protocol ValueSpelling {
    /// Puts null.
    static func putNull(to output: inout ByteCursor)

    /// Puts the value that `text` spells, in a column of `kind`.
    static func put(_ text: SpelledValue, as kind: SQLKind, to output: inout ByteCursor)

    /// Puts the text that `json`, the inside of a JSON string with escapes, stands for.
    ///
    /// False, and nothing put, where it must be unescaped first.
    static func put(json: UnsafeBufferPointer<UInt8>, as kind: SQLKind, to output: inout ByteCursor) -> Bool
}

extension ValueSpelling {
    @inline(__always)
    static func put(json: UnsafeBufferPointer<UInt8>, as kind: SQLKind, to output: inout ByteCursor) -> Bool { false }
}

/// A value of a block that is not null, as the text that it stands for.
@safe struct SpelledValue {
    /// Its bytes, unescaped; they must outlive it.
    let bytes: UnsafeBufferPointer<UInt8>
    /// Whether there are no control characters, quotes `"` and backslashes in it.
    let isPlain: Bool
    /// Whether the block has a JSON number for it.
    let isNumber: Bool

    /// The value that `bytes` spell.
    @unsafe init(_ bytes: UnsafeBufferPointer<UInt8>, isPlain: Bool, isNumber: Bool = false) {
        unsafe self.bytes = unsafe bytes
        self.isPlain = isPlain
        self.isNumber = isNumber
    }

    /// Whether it is `word`.
    func isWord(_ word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        guard unsafe bytes.count == length else { return false }
        for index in 0..<length where unsafe bytes[index] != word.utf8Start[index] { return false }
        return true
    }

    /// The truth value that it spells, if any.
    var truth: Bool? {
        if isWord("t") || isWord("true") || isWord("1") { return true }
        return isWord("f") || isWord("false") || isWord("0") ? false : nil
    }

    /// Whether it has only characters of numbers, and a digit among them: else it is quoted, whatever it spells.
    var isNumeric: Bool {
        var hasDigit = false
        for index in unsafe bytes.indices {
            switch unsafe bytes[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): hasDigit = true
            case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): break
            default: return false
            }
        }
        return hasDigit
    }

    /// Its hexadecimal digits, behind `prefix` bytes; nil where it has none.
    func digits(behind prefix: Int = 0) -> UnsafeBufferPointer<UInt8>? {
        guard unsafe bytes.count >= prefix, unsafe (bytes.count - prefix).isMultiple(of: 2) else { return nil }
        if prefix == 2 {
            guard unsafe bytes[0] == UInt8(ascii: "\\"), unsafe bytes[1] == UInt8(ascii: "x") else { return nil }
        }
        let digits = unsafe UnsafeBufferPointer(rebasing: bytes[prefix...])
        for index in digits.indices where unsafe HexText.value(of: digits[index]) == nil { return nil }
        return unsafe digits
    }
}

extension ByteCursor {
    /// Puts hexadecimal digits in upper case, as MySQL's programs write them.
    mutating func putUpper(_ digits: UnsafeBufferPointer<UInt8>) {
        for index in digits.indices {
            let digit = unsafe digits[index]
            put(digit >= UInt8(ascii: "a") ? digit & 0xDF : digit)
        }
    }

    /// Calls `body` with each byte that hexadecimal digits spell.
    mutating func putBytes(_ digits: UnsafeBufferPointer<UInt8>, _ body: (UInt8, inout ByteCursor) -> Void) {
        var index = 0
        while index &+ 1 < digits.count {
            let high = unsafe HexText.value(of: digits[index]) ?? 0
            let low = unsafe HexText.value(of: digits[index &+ 1]) ?? 0
            body(high << 4 | low, &self)
            index &+= 2
        }
    }
}
