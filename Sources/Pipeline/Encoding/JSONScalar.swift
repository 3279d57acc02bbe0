internal import Records

/// Whether a text is a JSON scalar of a declared type (RFC 8259, sections 3 and 6).
enum JSONScalar {
    /// Whether the bytes in `range` spell a number or literal as a value of `type` is written in JSON without quotes.
    static func isSpelled(_ bytes: borrowing Span<UInt8>, in range: Range<Int>, type: ValueType) -> Bool {
        switch type {
        case .text, .binary: false
        case .integer: CanonicalInteger.isCanonical(bytes, in: range)
        case .boolean: isWord(yes, bytes, range) || isWord(no, bytes, range)
        case .real: isNumber(bytes, range)
        }
    }

    private static let yes = Array("true".utf8)
    private static let no = Array("false".utf8)

    private static func isWord(_ word: [UInt8], _ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count == word.count else { return false }
        for index in word.indices where bytes[range.lowerBound + index] != word[index] { return false }
        return true
    }

    /// An optional minus, digits without leading zeros, an optional fraction, an optional exponent.
    private static func isNumber(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        func byte(_ bytes: borrowing Span<UInt8>) -> UInt8 { index < range.upperBound ? bytes[index] : 0 }
        func skipDigits(_ bytes: borrowing Span<UInt8>) -> Int {
            let begin = index
            while byte(bytes) &- UInt8(ascii: "0") < 10 { index += 1 }
            return index - begin
        }
        if byte(bytes) == UInt8(ascii: "-") { index += 1 }
        if byte(bytes) == UInt8(ascii: "0") { index += 1 } else if skipDigits(bytes) == 0 { return false }
        if byte(bytes) == UInt8(ascii: ".") {
            index += 1
            if skipDigits(bytes) == 0 { return false }
        }
        if byte(bytes) | 0x20 == UInt8(ascii: "e") {
            index += 1
            if byte(bytes) == UInt8(ascii: "+") || byte(bytes) == UInt8(ascii: "-") { index += 1 }
            if skipDigits(bytes) == 0 { return false }
        }
        return index == range.upperBound
    }
}
