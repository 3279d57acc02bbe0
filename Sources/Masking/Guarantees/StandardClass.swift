/// The class of ISO/IEC 20889:2018 that a method falls into, in the standard's words.
public enum StandardClass: String, Sendable, CaseIterable {
    case deterministicEncryption = "cryptographic tools: deterministic encryption"
    case formatPreservingEncryption = "cryptographic tools: format-preserving encryption"
    case masking = "suppression: masking"
    case localSuppression = "suppression: local suppression"
    case pseudonymization
    case generalization
    case rounding = "generalization: rounding"
    case topAndBottomCoding = "generalization: top and bottom coding"
    case randomization
    case noiseAddition = "randomization: noise addition"
    case permutation = "randomization: permutation"
    case syntheticData = "synthetic data"
    case none

    /// The class of methods of `technique` that name no other: a value that stands for all others hides each of them
    /// locally, and one that a key chooses is a pseudonym.
    init(_ technique: Technique, needsKey: Bool) {
        switch technique {
        case .suppression: self = .localSuppression
        case .replacement: self = needsKey ? .pseudonymization : .localSuppression
        case .pseudonymization: self = .pseudonymization
        case .generalization: self = .generalization
        case .randomization: self = .randomization
        case .syntheticData: self = .syntheticData
        case .none: self = .none
        }
    }
}
