internal import Records

/// What was counted of one column.
struct ColumnTally: Sendable {
    /// What happened to the values.
    var counts = FieldCounts()
    /// The different masked values.
    var distinct = DistinctSketch()
    /// The invalid values that a run would have failed on, met in a dry run.
    var wouldFail = 0

    /// Adds what another worker counted.
    mutating func add(_ other: ColumnTally) {
        counts.add(other.counts)
        distinct.merge(other.distinct)
        wouldFail += other.wouldFail
    }

    /// Takes over from `first`, a pass over all records, what this one, without those set aside, cannot know.
    ///
    /// The values that are gone were seen and rejected; invalid ones count whatever became of their records, and so do
    /// those on which a run would have failed.
    mutating func completeRejected(from first: ColumnTally) {
        let rejected = first.counts.seen - counts.seen
        counts.seen += rejected
        counts.rejected += rejected
        counts.invalid = first.counts.invalid
        wouldFail = first.wouldFail
    }
}
