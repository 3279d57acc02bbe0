/// Whole numbers within 64 bits, as text.
public enum CanonicalInteger {
    /// The number that the bytes in `range` spell canonically: no plus, no leading zero, no minus zero.
    public static func canonical(_ bytes: borrowing Span<UInt8>, in range: Range<Int>) -> Int64? {
        guard let number = parse(bytes, in: range), range.count == length(of: number) else { return nil }
        return number
    }

    /// Whether the bytes in `range` spell a number canonically.
    public static func isCanonical(_ bytes: borrowing Span<UInt8>, in range: Range<Int>) -> Bool {
        canonical(bytes, in: range) != nil
    }

    /// The number that the bytes in `range` spell: an optional sign, then digits, leading zeros allowed.
    public static func parse(_ bytes: borrowing Span<UInt8>, in range: Range<Int>) -> Int64? {
        var index = range.lowerBound
        guard index < range.upperBound else { return nil }
        let negative = bytes[index] == UInt8(ascii: "-")
        if negative || bytes[index] == UInt8(ascii: "+") { index += 1 }
        guard index < range.upperBound else { return nil }
        var number: Int64 = 0
        while index < range.upperBound {
            let digit = Int64(bytes[index]) - Int64(UInt8(ascii: "0"))
            guard (0...9).contains(digit) else { return nil }
            let (tens, tooBig) = number.multipliedReportingOverflow(by: 10)
            // Counted downwards, because the smallest number has no positive twin.
            let (next, tooLow) = tens.subtractingReportingOverflow(digit)
            if tooBig || tooLow { return nil }
            number = next
            index += 1
        }
        if negative { return number }
        return number == .min ? nil : -number
    }

    /// The number of bytes in the canonical spelling of `number`.
    private static func length(of number: Int64) -> Int {
        var digits = number < 0 ? 2 : 1
        var rest = number.magnitude / 10
        while rest > 0 {
            digits += 1
            rest /= 10
        }
        return digits
    }
}
