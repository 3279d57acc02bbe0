/// A keyed permutation of texts whose letters and digits stay letters and digits.
///
/// A text is a number of mixed radix: 10 where a digit stands and 26 where a letter does. FF1 of radix 2 permutes the
/// numbers of as many bits as the largest one has; where the result is above it, it is permuted again, as by
/// `IntegerPermutation`. So texts of few digits and few letters have all of both to hide in.
struct MixedRadixPermutation: Sendable {
    /// The texts of so many digits and letters.
    private struct Domain {
        let bits: Int
        let maximum: HalvedNumber
    }

    /// The longest text, that of an IBAN without its first four characters, whose number has at most 142 bits.
    static let longest = 30
    static let digits: UInt8 = 10
    static let letters: UInt8 = 26

    private var ff1: FF1
    private var domains = [Domain?](repeating: nil, count: (longest + 1) * (longest + 1))

    /// The permutation that `ff1`, of radix 2, makes.
    init(ff1: FF1) { self.ff1 = ff1 }

    /// Replaces numerals, 0 to 9 for a digit and 10 to 35 for a letter, by others of the same classes.
    ///
    /// Answers false, with nothing changed, for too long texts and where there are too few of these classes.
    mutating func apply(_ direction: FF1.Direction, to numerals: inout [UInt8]) -> Bool {
        guard numerals.count <= Self.longest, let domain = domain(of: numerals) else { return false }
        var number = HalvedNumber(rightBits: domain.maximum.rightBits)
        for numeral in numerals {
            if numeral < Self.digits {
                number.append(numeral, radix: Self.digits)
            } else {
                number.append(numeral &- Self.digits, radix: Self.letters)
            }
        }
        repeat {
            guard ff1.apply(direction, toLeft: &number.left, right: &number.right, length: domain.bits) else {
                return false
            }
        } while number > domain.maximum
        for index in numerals.indices.reversed() {
            numerals[index] =
                numerals[index] < Self.digits
                ? number.removeLast(radix: Self.digits) : Self.digits &+ number.removeLast(radix: Self.letters)
        }
        return true
    }

    /// The domain of texts like `numerals`; nil where it is too small to hide in.
    private mutating func domain(of numerals: [UInt8]) -> Domain? {
        var letters = 0
        for numeral in numerals where numeral >= Self.digits { letters += 1 }
        let place = letters * (Self.longest + 1) + numerals.count - letters
        if let known = domains[place] { return known }
        let whole = Self.maximum(letters: letters, digits: numerals.count - letters, rightBits: 64)
        guard whole.left > 0 || whole.right >= FormatPreservingEncryption.minimumTexts - 1 else { return nil }
        let bits =
            whole.left > 0
            ? 192 - whole.left.leadingZeroBitCount : 128 - whole.right.leadingZeroBitCount
        let domain = Domain(
            bits: bits,
            maximum: Self.maximum(
                letters: letters, digits: numerals.count - letters, rightBits: bits - bits / 2))
        domains[place] = domain
        return domain
    }

    /// The largest number of so many letters and digits: their order does not matter to it.
    private static func maximum(letters: Int, digits: Int, rightBits: Int) -> HalvedNumber {
        var number = HalvedNumber(rightBits: rightBits)
        for _ in 0..<letters { number.append(Self.letters - 1, radix: Self.letters) }
        for _ in 0..<digits { number.append(Self.digits - 1, radix: Self.digits) }
        return number
    }
}

/// A number as FF1 takes it: left · 2^rightBits + right.
struct HalvedNumber: Sendable {
    var left: UInt128 = 0
    var right: UInt128 = 0
    let rightBits: Int

    /// Zero, whose right half is to have so many bits, at most 96.
    init(rightBits: Int) { self.rightBits = rightBits }

    /// The number times `radix` plus `numeral`.
    @inline(__always)
    mutating func append(_ numeral: UInt8, radix: UInt8) {
        right = right &* UInt128(radix) &+ UInt128(numeral)
        left = left &* UInt128(radix) &+ right >> rightBits
        right &= (1 << rightBits) &- 1
    }

    /// Divides the number by `radix` and gives the remainder.
    @inline(__always)
    mutating func removeLast(radix: UInt8) -> UInt8 {
        let high = left.quotientAndRemainder(dividingBy: UInt128(radix))
        left = high.quotient
        let low = (high.remainder << rightBits | right).quotientAndRemainder(dividingBy: UInt128(radix))
        right = low.quotient
        return UInt8(truncatingIfNeeded: low.remainder)
    }

    static func > (left: Self, right: Self) -> Bool {
        left.left > right.left || left.left == right.left && left.right > right.right
    }
}
