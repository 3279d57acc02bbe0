/// Between which values a column of a block lies, nulls aside: what lets a query skip the block.
///
/// Both bounds are masked values. Texts are compared bytewise, as SQLite's BINARY does.
public struct BlockRange: Sendable, Equatable {
    /// The column's place among the dataset's columns, from 0.
    public var ordinal: Int
    /// The smallest value: a text or a whole number.
    public var minimum: QueryValue
    /// The largest value, of the same kind.
    public var maximum: QueryValue

    /// The range of the column at `ordinal`.
    public init(ordinal: Int, minimum: QueryValue, maximum: QueryValue) {
        self.ordinal = ordinal
        self.minimum = minimum
        self.maximum = maximum
    }

    /// Its row of `bauta_range`.
    func row(of dataset: Int, sequence: Int) -> [QueryValue] {
        [.integer(dataset), .integer(sequence), .integer(ordinal), minimum, maximum]
    }
}
