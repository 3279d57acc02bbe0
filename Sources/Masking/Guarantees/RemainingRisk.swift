/// What is left of the three risks of the Article 29 Working Party's opinion 05/2014 on anonymisation (WP216).
///
/// The answers are those of the opinion's table for the technique that a method is closest to. They say nothing of a
/// dataset as a whole: what other columns tell comes on top.
public struct RemainingRisk: Sendable, Equatable, CustomStringConvertible {
    /// Whether a risk is still there.
    public enum Answer: String, Sendable {
        /// It is.
        case remains
        /// It may be gone.
        case maybe = "may be gone"
        /// It is gone: nothing of the value is left.
        case gone
    }

    /// Whether records of one person can be told from all others.
    public let singlingOut: Answer
    /// Whether two records of one person can be brought together.
    public let linkability: Answer
    /// Whether the value can be deduced from others.
    public let inference: Answer

    private init(_ singlingOut: Answer, _ linkability: Answer, _ inference: Answer) {
        self.singlingOut = singlingOut
        self.linkability = linkability
        self.inference = inference
    }

    /// All is left.
    static let all = RemainingRisk(.remains, .remains, .remains)

    /// What is left after `method`.
    public init(after method: any MaskingMethod) {
        let descriptor = type(of: method).descriptor
        switch descriptor.technique {
        // Hashing and tokenization, or pseudonymization where a key turns values back.
        case .pseudonymization: self.init(.remains, .remains, method.reversible == nil ? .maybe : .remains)
        // Noise addition.
        case .randomization: self.init(.remains, .maybe, .maybe)
        // Aggregation; whether groups are large enough is for the data to say.
        case .generalization: self.init(.maybe, .remains, .remains)
        // Substitution, where the replacement is chosen by the value.
        case .replacement where descriptor.needsKey: self.init(.remains, .remains, .maybe)
        case .suppression, .replacement, .syntheticData:
            if method.keeps == nil { self.init(.gone, .gone, .gone) } else { self.init(.remains, .remains, .remains) }
        case .none: self.init(.remains, .remains, .remains)
        }
    }

    /// The three answers in words.
    public var description: String {
        "singling out \(singlingOut.rawValue), linkability \(linkability.rawValue), inference \(inference.rawValue)"
    }
}
