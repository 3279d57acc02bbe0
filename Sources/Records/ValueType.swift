/// What a column's values are, where a rule or a dump says so; text where nobody does.
public enum ValueType: String, Sendable, CaseIterable {
    /// Any UTF-8 text without NUL.
    case text
    /// A whole number within 64 bits.
    case integer
    /// A decimal number, kept as it is spelled.
    case real
    /// `true` or `false`, kept as it is spelled.
    case boolean
    /// Any bytes; lower-case hex in a block.
    case binary
}
