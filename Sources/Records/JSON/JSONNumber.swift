/// The spelling of JSON's numbers (RFC 8259, section 6).
public enum JSONNumber {
    /// Whether the bytes in `range` are a number: digits, perhaps with a minus, a fraction and an exponent.
    ///
    /// The whole part has no leading zeros, where `leadingZeros` does not allow them.
    public static func isSpelled(
        _ bytes: borrowing Span<UInt8>, in range: Range<Int>, leadingZeros: Bool = false
    ) -> Bool {
        var index = range.lowerBound
        func next(_ bytes: borrowing Span<UInt8>) -> UInt8 { index < range.upperBound ? bytes[index] : 0 }
        func skipDigits(_ bytes: borrowing Span<UInt8>) -> Bool {
            let begin = index
            while next(bytes) &- UInt8(ascii: "0") < 10 { index += 1 }
            return index > begin
        }
        if next(bytes) == UInt8(ascii: "-") { index += 1 }
        if !leadingZeros, next(bytes) == UInt8(ascii: "0") {
            index += 1
        } else if !skipDigits(bytes) {
            return false
        }
        if next(bytes) == UInt8(ascii: ".") {
            index += 1
            if !skipDigits(bytes) { return false }
        }
        if next(bytes) | 0x20 == UInt8(ascii: "e") {
            index += 1
            if next(bytes) == UInt8(ascii: "+") || next(bytes) == UInt8(ascii: "-") { index += 1 }
            if !skipDigits(bytes) { return false }
        }
        return index == range.upperBound
    }
}
