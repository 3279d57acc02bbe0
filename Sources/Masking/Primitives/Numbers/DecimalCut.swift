internal import Records

/// A decimal number cut at a place behind or before its point: exact, whatever its length.
///
/// Grammar of `DecimalText`, with at most 36 digits before the cut.
struct DecimalCut {
    /// What was cut off, in halves of the last place that stays.
    enum Rest: Comparable {
        case nothing
        case belowHalf
        case half
        case aboveHalf
    }

    /// The most digits before the cut.
    static let mostDigits = 36

    /// Whether a minus stands before the number, be it zero.
    let isNegative: Bool
    /// The digits before the cut, without sign.
    private(set) var whole: UInt128 = 0
    /// What stands behind the cut.
    private(set) var rest = Rest.nothing

    /// Cuts the number that `text` spells so that `decimals` digits stay behind its point.
    init?(_ text: Span<UInt8>, decimals: Int) {
        guard let number = DecimalText(text) else { return nil }
        isNegative = number.isNegative
        if number.isZero { return }
        let places = number.scale + decimals + 1
        guard places <= Self.mostDigits else { return nil }
        var index = number.start
        // Two halves of at most 18 digits: most numbers never leave 64 bits.
        let low = min(max(places, 0), 18)
        let high = max(places, 0) - low
        let upper = Self.take(high, of: text, from: &index, to: number.end)
        let lower = Self.take(low, of: text, from: &index, to: number.end)
        whole = high == 0 ? UInt128(lower) : UInt128(upper) * UInt128(Self.power(low)) + UInt128(lower)
        rest = places < 0 ? .belowHalf : Self.rest(of: text, from: index, to: number.end)
    }

    /// The number, rounded down, in units of the last place that stays.
    var floor: Int128 {
        let magnitude = Int128(whole)
        return isNegative ? (rest == .nothing ? -magnitude : -magnitude - 1) : magnitude
    }

    /// The next `count` digits as a number; zeros where there are none left.
    private static func take(_ count: Int, of text: Span<UInt8>, from index: inout Int, to end: Int) -> UInt64 {
        var number: UInt64 = 0
        for _ in 0..<count {
            if index < end, text[index] == UInt8(ascii: ".") { index &+= 1 }
            number = number &* 10 &+ (index < end ? UInt64(text[index] &- UInt8(ascii: "0")) : 0)
            index &+= 1
        }
        return number
    }

    private static func rest(of text: Span<UInt8>, from start: Int, to end: Int) -> Rest {
        var index = start
        if index < end, text[index] == UInt8(ascii: ".") { index &+= 1 }
        guard index < end else { return .nothing }
        let first = text[index]
        index &+= 1
        var isMore = false
        while index < end, !isMore {
            isMore = text[index] != UInt8(ascii: "0") && text[index] != UInt8(ascii: ".")
            index &+= 1
        }
        if first == UInt8(ascii: "5") { return isMore ? .aboveHalf : .half }
        if first > UInt8(ascii: "5") { return .aboveHalf }
        return first == UInt8(ascii: "0") && !isMore ? .nothing : .belowHalf
    }

    /// 10^`exponent`, for exponents up to 18.
    static func power(_ exponent: Int) -> UInt64 {
        var power: UInt64 = 1
        for _ in 0..<exponent { power &*= 10 }
        return power
    }
}

extension [UInt8] {
    /// Appends `units` of 10^−`decimals` as a decimal number with that many digits behind its point.
    mutating func append(units: Int128, decimals: Int) {
        if units < 0 { append(UInt8(ascii: "-")) }
        let (upper, rest) = units.magnitude.dividedInHalves
        var digits = 1
        var limit: UInt64 = 10
        let leading = upper > 0 ? upper : rest
        while digits < 19, leading >= limit {
            digits += 1
            limit = limit &* 10
        }
        if upper > 0 { digits += 18 }
        digits = Swift.max(digits, decimals + 1)
        append(contentsOf: repeatElement(UInt8(ascii: "."), count: digits + (decimals > 0 ? 1 : 0)))
        var place = count
        var chunk = rest
        for digit in 0..<digits {
            if digit == 18 { chunk = upper }
            if digit == decimals, decimals > 0 { place -= 1 }
            place -= 1
            self[place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: chunk % 10)
            chunk /= 10
        }
    }
}

extension UInt128 {
    /// The number without its last 18 digits, and these; for numbers below 10^37.
    fileprivate var dividedInHalves: (UInt64, UInt64) {
        let power: UInt64 = 1_000_000_000_000_000_000
        if self < UInt128(power) { return (0, UInt64(self)) }
        let (upper, lower) = quotientAndRemainder(dividingBy: UInt128(power))
        return (UInt64(upper), UInt64(lower))
    }
}
