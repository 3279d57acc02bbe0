/// A value in JSON text that a rule speaks of, or a key, or a member that is taken out.
@frozen
public struct Occurrence: Sendable {
    /// The value's text, unescaped; null for a null, invalid for an object or array where a scalar is wanted.
    public var field: Field
    /// What is replaced if the value is masked: all of its JSON text, or that of a member with its comma.
    public var raw: Field
    /// The column whose rule speaks of it.
    public var column: UInt32
    /// The record it belongs to, its place in the batch.
    public var record: UInt32

    /// A value of `column` in `record`.
    @inlinable
    public init(field: Field, raw: Field, column: UInt32, record: UInt32) {
        self.field = field
        self.raw = raw
        self.column = column
        self.record = record
    }
}
