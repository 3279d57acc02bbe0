internal import Records

/// What happens to a batch's values of one column under one rule: counted in registers, added to the tally at the end.
struct MaskedCount {
    private var nulls = 0
    private var empties = 0
    private var masked = 0
    private var unchanged = 0
    private var shortest = Int.max
    private var longest = -1
    private var distinct: DistinctSketch
    /// The last value that was hashed: a constant is hashed once.
    private var last = Field.null

    /// Goes on with the sketch of `tally`, which is without one until `finish`.
    init(_ tally: inout ColumnTally) {
        distinct = DistinctSketch()
        swap(&distinct, &tally.distinct)
    }

    /// Counts a null that passes.
    @inline(__always)
    mutating func passNull() { nulls &+= 1 }

    /// Counts an empty value that passes.
    @inline(__always)
    mutating func passEmpty() {
        empties &+= 1
        shortest = 0
        longest = max(longest, 0)
    }

    /// Counts a masked value, its place in `bytes`.
    @inline(__always)
    mutating func mask(_ result: Field, of bytes: borrowing Span<UInt8>) {
        masked &+= 1
        if result.isNull { return }
        let length = Int(result.length)
        shortest = min(shortest, length)
        longest = max(longest, length)
        if result == last { return }
        last = result
        distinct.insert(ValueHash.hash(bytes, in: result.range))
    }

    /// Counts a masked value that came out as it went in.
    @inline(__always)
    mutating func stayed() { unchanged &+= 1 }

    /// Adds everything to `tally`; stored lengths are `factor` times those that were seen.
    consuming func finish(_ tally: inout ColumnTally, factor: Int) {
        tally.distinct = distinct
        tally.counts.nulls += nulls
        tally.counts.empties += empties
        tally.counts.masked += masked
        tally.counts.unchanged += unchanged
        guard longest >= 0 else { return }
        tally.counts.note(length: shortest * factor)
        tally.counts.note(length: longest * factor)
    }
}
