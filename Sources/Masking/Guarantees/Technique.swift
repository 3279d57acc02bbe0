/// The family a method belongs to, after ISO/IEC 20889.
public enum Technique: String, Sendable, CaseIterable {
    /// The value, or a part of it, is taken away.
    case suppression
    /// Another value stands in its place, the same for all.
    case replacement
    /// A surrogate stands in its place, one for each value under a key.
    case pseudonymization
    /// The value becomes coarser.
    case generalization
    /// The value is changed by chance.
    case randomization
    /// The value is made from nothing but a key.
    case syntheticData = "synthetic data"
    /// The value goes on as it is.
    case none
}

/// How much a method must see to mask one value.
public enum MethodScope: String, Sendable, CaseIterable {
    /// The value alone.
    case value
    /// The record it stands in.
    case record
    /// All values of the column.
    case dataset
}

/// What the engine does with a column under a method.
public enum Treatment: Sendable, Equatable {
    /// Its values go through the method.
    case masks
    /// Its values go on as they are, and the audit says so.
    case keeps
    /// The column is not staged.
    case drops
    /// Its values are of a form that holds values of its own, which rules of its own mask.
    case nests(NestedForm)
}
