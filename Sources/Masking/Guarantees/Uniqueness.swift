#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// Whether different values can come out equal.
public enum Uniqueness: Sendable, Equatable {
    /// Never: the method is a permutation.
    case preserved
    /// With the odds of a random choice among 2^bits pseudonyms.
    case probabilistic(bits: Double)
    /// Often: that is how the method hides.
    case lossy

    /// That of this method and one behind it: the weaker of both, and the odds of two chances add up.
    func followed(by next: Uniqueness) -> Uniqueness {
        switch (self, next) {
        case (.lossy, _), (_, .lossy): .lossy
        case (.preserved, let other), (let other, .preserved): other
        case (.probabilistic(let bits), .probabilistic(let more)):
            .probabilistic(bits: -log2(exp2(-bits) + exp2(-more)))
        }
    }

    /// The bound on the odds, 0 to 1, that any two of `records` different values come out equal: n² / 2^(bits + 1).
    public func odds(records: Int) -> Double {
        switch self {
        case .preserved: 0
        case .lossy: records > 1 ? 1 : 0
        case .probabilistic(let bits):
            records > 1 ? min(1, Double(records) * Double(records) / exp2(bits + 1)) : 0
        }
    }
}
