internal import Crypto

/// A keyed permutation of the whole numbers 0 to a maximum.
///
/// FF1 of radix 2 permutes the numbers of the maximum's bit width; where the result is above the maximum it is
/// permuted again (cycle walking: Black and Rogaway, "Ciphers with arbitrary finite domains", 2002). At least half of
/// the numbers are below it, so two steps do on average.
struct IntegerPermutation: Sendable {
    let maximum: UInt64
    private let width: Int
    private var ff1: FF1

    /// The permutation of 0 to `maximum` under an AES key; nil where the standard has no such key or domain.
    init?(key: SymmetricKey, maximum: UInt64) {
        guard let ff1 = FF1(key: key, radix: 2) else { return nil }
        width = UInt64.bitWidth - maximum.leadingZeroBitCount
        guard ff1.hasTexts(100, length: width) else { return nil }
        self.maximum = maximum
        self.ff1 = ff1
    }

    /// The number that `number` becomes, or with `.decrypt` comes from; nil above the maximum.
    mutating func apply(_ direction: FF1.Direction, to number: UInt64) -> UInt64? {
        guard number <= maximum else { return nil }
        var current = number
        repeat {
            guard let next = ff1.apply(direction, to: current, length: width) else { return nil }
            current = next
        } while current > maximum
        return current
    }
}
