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
    /// Values of several storage classes, as a column of SQLite may hold; only readers of SQLite say so, no rule set.
    ///
    /// A field of such a column is the plain text of its value, that of a blob its lower-case hex. The byte before the
    /// field's first byte in the batch is the tag of its `StorageClass`. Masked values have no tag: they are text.
    case dynamic

    /// The types that a rule set may name: all but `dynamic`.
    public static let allCases: [ValueType] = [.text, .integer, .real, .boolean, .binary]
}
