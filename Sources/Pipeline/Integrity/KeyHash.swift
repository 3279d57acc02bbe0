internal import Records

/// The 128-bit hash of a key's values under the random key of one run.
struct KeyHash: Hashable, Comparable, Sendable {
    /// The first half, by which hashes are ordered first.
    var high: UInt64
    /// The second half.
    var low: UInt64

    /// What stands for a key with a null in it, and is no key's hash.
    static let none = KeyHash(high: 0, low: 0)

    @inline(__always)
    static func < (left: KeyHash, right: KeyHash) -> Bool {
        left.high < right.high || (left.high == right.high && left.low < right.low)
    }
}

/// Hashes keys under random numbers that live as long as the run: nobody can look a value up by its hash.
struct KeyHasher: Sendable {
    private let seeds: (UInt64, UInt64)
    private let marks: (UInt64, UInt64)

    /// A hasher like no other.
    init() {
        seeds = (.random(in: .min ... .max), .random(in: .min ... .max))
        marks = (.random(in: .min ... .max), .random(in: .min ... .max))
    }

    /// The hash of a value, its place in `bytes`.
    @inline(__always)
    func hash(_ bytes: borrowing Span<UInt8>, in range: Range<Int>) -> KeyHash {
        let high = ValueHash.hash(bytes, in: range, seed: seeds.0, mark: marks.0)
        let low = ValueHash.hash(bytes, in: range, seed: seeds.1, mark: marks.1)
        return KeyHash(high: high, low: max(low, 1))
    }

    /// The hash of the values of `hash` and, after them, the one of `next`.
    ///
    /// Every value is hashed with its length, so that where one ends and the next begins makes a difference.
    @inline(__always)
    func combine(_ hash: KeyHash, _ next: KeyHash) -> KeyHash {
        let high = ValueHash.fold(hash.high ^ marks.0, next.high &+ seeds.0)
        let low = ValueHash.fold(hash.low ^ marks.1, next.low &+ seeds.1)
        return KeyHash(high: high, low: max(low, 1))
    }
}
