/// A decimal number as it is spelled: compared exactly, of any length, without a copy.
///
/// Grammar: an optional sign, digits with at most one `.`, and an optional exponent of at most 15 digits. At least one
/// digit; no blanks, no separators of thousands.
public struct DecimalText: Sendable {
    /// Whether a minus stands before the number, be it zero.
    public private(set) var isNegative = false
    /// The offset of the first digit that is not 0; behind the last digit where all are.
    public private(set) var start: Int
    /// The offset behind the last digit.
    public private(set) var end: Int
    /// The power of ten of the first digit that is not 0.
    public private(set) var scale = 0

    /// Reads `text`; nil where it is not a number.
    public init?(_ text: Span<UInt8>) {
        var index = 0
        if text.count > 0, text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+") {
            isNegative = text[0] == UInt8(ascii: "-")
            index = 1
        }
        var digits = 0
        var fraction: Int?
        var first: Int?
        while index < text.count {
            let byte = text[index]
            if byte == UInt8(ascii: "."), fraction == nil {
                fraction = 0
            } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
                digits += 1
                if fraction != nil { fraction = (fraction ?? 0) + 1 }
                if first != nil {
                    if fraction == nil { scale += 1 }
                } else if byte != UInt8(ascii: "0") {
                    first = index
                    scale = -(fraction ?? 0)
                }
            } else {
                break
            }
            index += 1
        }
        guard digits > 0 else { return nil }
        end = index
        start = first ?? index
        if index < text.count {
            guard let exponent = Self.exponent(text, from: index) else { return nil }
            scale += exponent
        }
    }

    /// The exponent that begins at `index`; nil where the rest of the text is none.
    private static func exponent(_ text: Span<UInt8>, from index: Int) -> Int? {
        guard text[index] | 0x20 == UInt8(ascii: "e") else { return nil }
        var index = index + 1
        var isNegative = false
        if index < text.count, text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: "+") {
            isNegative = text[index] == UInt8(ascii: "-")
            index += 1
        }
        guard index < text.count, text.count - index <= 15 else { return nil }
        var value = 0
        while index < text.count {
            guard text[index] >= UInt8(ascii: "0"), text[index] <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int(text[index] - UInt8(ascii: "0"))
            index += 1
        }
        return isNegative ? -value : value
    }

    /// Whether all digits are 0.
    public var isZero: Bool { start == end }

    /// −1, 0 or 1 as this number, spelled in `text`, is less than, equal to or greater than `other` in `otherText`.
    public func compared(in text: Span<UInt8>, to other: DecimalText, in otherText: Span<UInt8>) -> Int {
        if isZero || other.isZero {
            return isZero ? (other.isZero ? 0 : (other.isNegative ? 1 : -1)) : (isNegative ? -1 : 1)
        }
        guard isNegative == other.isNegative else { return isNegative ? -1 : 1 }
        let sign = isNegative ? -1 : 1
        if scale != other.scale { return scale < other.scale ? -sign : sign }
        return sign * comparedDigits(in: text, to: other, in: otherText)
    }

    private func comparedDigits(in text: Span<UInt8>, to other: DecimalText, in otherText: Span<UInt8>) -> Int {
        var left = start
        var right = other.start
        while true {
            if left < end, text[left] == UInt8(ascii: ".") { left += 1 }
            if right < other.end, otherText[right] == UInt8(ascii: ".") { right += 1 }
            if left >= end, right >= other.end { return 0 }
            let leftDigit = left < end ? text[left] : UInt8(ascii: "0")
            let rightDigit = right < other.end ? otherText[right] : UInt8(ascii: "0")
            if leftDigit != rightDigit { return leftDigit < rightDigit ? -1 : 1 }
            left += 1
            right += 1
        }
    }
}
