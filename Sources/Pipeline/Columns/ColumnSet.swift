internal import Records
internal import Rules

/// What one worker counted of one column.
struct ColumnTally: Sendable {
    /// What happened to the values.
    var counts: FieldCounts
    /// The different masked values.
    var distinct: DistinctSketch
    /// The invalid values that a run would have failed on, met in a dry run.
    var wouldFail: Int

    /// Adds what another worker counted.
    mutating func add(_ other: ColumnTally) {
        counts.add(other.counts)
        distinct.merge(other.distinct)
        wouldFail += other.wouldFail
    }
}

/// All columns of a dataset, bound to keys and owned by one worker.
struct ColumnSet {
    private var programs: [ColumnProgram]

    /// The columns of `plan`.
    init(_ plan: DatasetPlan) throws {
        programs = try plan.bindings.map { try ColumnProgram($0, keys: plan.keys, isDryRun: plan.isDryRun) }
    }

    /// What was counted so far, one for each column of the source.
    var tally: [ColumnTally] {
        programs.map { ColumnTally(counts: $0.counts, distinct: $0.distinct, wouldFail: $0.wouldFail) }
    }

    /// The counts as they are now; none where no rule can set a record aside.
    var marks: [ColumnMark] { mayReject ? programs.map(\.mark) : [] }

    private var mayReject: Bool {
        programs.contains { program in program.binding.branches.contains { $0.onInvalid == .reject } }
    }

    /// The masked values of the last batch.
    private(set) var masked = MaskedValues()

    /// Masks `batch`, column by column; the staged columns, in the source's order.
    mutating func process(_ batch: RecordBatch, faults: inout BatchFaults) -> [StagedColumn] {
        masked.removeAll()
        return programs.indices.compactMap { programs[$0].process(batch, into: &masked, faults: &faults) }
    }

    /// Counts `records` that were malformed.
    mutating func countRejected(_ records: Int) {
        if records == 0 { return }
        for index in programs.indices { programs[index].countRejected(records) }
    }

    /// Takes the counts since `marks` back and counts `rejected` records instead.
    mutating func rewind(to marks: [ColumnMark], rejected: Int) {
        for index in programs.indices {
            programs[index].rewind(to: marks[index])
            programs[index].countRejected(rejected)
        }
    }

    /// Sets the invalid values to those of the first pass: they count whatever became of their records.
    mutating func restore(invalid: [Int]) {
        for index in programs.indices { programs[index].counts.invalid = invalid[index] }
    }
}
