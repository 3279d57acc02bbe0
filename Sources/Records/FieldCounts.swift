/// What happened to the values of one field: counted in the same pass, summed over workers in any order.
public struct FieldCounts: Sendable, Equatable {
    /// Occurrences: `masked + kept + nulls + empties + rejected`.
    public var seen = 0
    /// Records that have no such path; none in a table.
    public var missing = 0
    /// Nulls that passed as nulls.
    public var nulls = 0
    /// Empty values that passed as empty.
    public var empties = 0
    /// Values that a mask replaced.
    public var masked = 0
    /// Values that passed as they were, because the rule says so.
    public var kept = 0
    /// Values of records that were set aside.
    public var rejected = 0
    /// Values outside the method's grammar, whatever became of them: a part of the others.
    public var invalid = 0
    /// Masked values that came out equal although the method promises a change: a part of `masked`.
    public var unchanged = 0
    /// The shortest stored value in bytes; nil before the first.
    public var shortest: Int?
    /// The longest stored value in bytes; nil before the first.
    public var longest: Int?

    /// Nothing seen yet.
    public init() {}

    /// Adds what another worker counted.
    public mutating func add(_ other: FieldCounts) {
        seen += other.seen
        missing += other.missing
        nulls += other.nulls
        empties += other.empties
        masked += other.masked
        kept += other.kept
        rejected += other.rejected
        invalid += other.invalid
        unchanged += other.unchanged
        note(length: other.shortest)
        note(length: other.longest)
    }

    /// Whether every occurrence is accounted for exactly once.
    public var balances: Bool { masked + kept + nulls + empties + rejected == seen }

    /// Widens the range of stored lengths to include `length`.
    public mutating func note(length: Int?) {
        guard let length else { return }
        shortest = min(shortest ?? length, length)
        longest = max(longest ?? length, length)
    }
}
