/// What it takes to find an original by trying: the brute-force and dictionary attacks of ENISA's report of 2019,
/// section 4.3.
struct SearchCost: CustomStringConvertible {
    /// Tries a second on one core of 2024: a keyed hash takes some 0.1 µs.
    private static let triesPerSecond = 10_000_000.0

    private let method: any MaskingMethod
    private let domain: DomainSize

    /// The cost after `method` for values of `domain`.
    init(of method: any MaskingMethod, domain: DomainSize) {
        self.method = method
        self.domain = domain
    }

    /// The cost in words.
    var description: String {
        let descriptor = type(of: method).descriptor
        guard descriptor.needsKey else {
            return method.keeps == nil ? "endless: nothing is left of the value" : "none: what is kept can be read"
        }
        if descriptor.scope == .dataset { return "none: every value can be read, and only its record is hidden" }
        let tries = "tries \(domain.words(at: Self.triesPerSecond))"
        if method.vault != nil { return "without the key and the vault none helps; who holds both \(tries)" }
        return "without the key 2^256 tries; who holds it \(method.reversible == nil ? tries : "needs no search")"
    }
}

/// How many different values a column can have.
public enum DomainSize: Sendable, Equatable {
    /// As many as the rule says, or the method's own grammar.
    case atMost(Double)
    /// At least as many as were seen.
    case atLeast(Int)
    /// Nobody says.
    case unknown

    /// How many tries find a value, and how long they take at `rate` tries a second.
    func words(at rate: Double) -> String {
        switch self {
        case .atMost(let count): "at most \(Self.round(count)) values, \(Self.duration(count / rate))"
        case .atLeast(let count):
            "every possible value, of which at least \(count) occur; `domain-size` says how many there can be"
        case .unknown: "every possible value; `domain-size` says how many there can be"
        }
    }

    private static func round(_ count: Double) -> String {
        count < 10_000_000 ? "\(Int(count))" : "10^\(Int(count.exponentTen))"
    }

    private static func duration(_ seconds: Double) -> String {
        switch seconds {
        case ..<1: "less than a second on one core"
        case ..<120: "about \(Int(seconds.rounded())) seconds on one core"
        case ..<7200: "about \(Int((seconds / 60).rounded())) minutes on one core"
        case ..<172_800: "about \(Int((seconds / 3600).rounded())) hours on one core"
        case ..<63_072_000: "about \(Int((seconds / 86_400).rounded())) days on one core"
        default: "about 10^\(Int((seconds / 31_536_000).exponentTen)) years on one core"
        }
    }
}

extension Double {
    /// The power of ten that is nearest, for counts above 1.
    fileprivate var exponentTen: Double {
        var (rest, exponent) = (self, 0.0)
        while rest >= 3.1622776601683795 {
            rest /= 10
            exponent += 1
        }
        return exponent
    }
}
