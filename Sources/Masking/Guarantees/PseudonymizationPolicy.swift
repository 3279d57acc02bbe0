/// ENISA's pseudonymization policies (Pseudonymisation techniques and best practices, 2019, section 4.2).
public enum PseudonymizationPolicy: String, Sendable, CaseIterable {
    /// A value always has the same pseudonym.
    case deterministic
    /// A value has different ones in different records, and the same again in another dataset with such records.
    case documentRandomized = "document-randomized"
    /// A value has different ones wherever it occurs.
    case fullyRandomized = "fully randomized"

    /// The policy of `descriptor`; nil where nothing that it gives stands for one value.
    public init?(_ descriptor: MethodDescriptor) {
        switch descriptor.technique {
        case .suppression, .generalization, .none: return nil
        case .replacement where !descriptor.needsKey: return nil
        case .replacement, .pseudonymization, .randomization, .syntheticData: break
        }
        switch descriptor.scope {
        case .value: self = .deterministic
        case .record: self = .documentRandomized
        case .dataset: self = .fullyRandomized
        }
    }
}
