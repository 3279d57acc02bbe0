internal import Masking
internal import Records
internal import Rules

/// One column's rule, bound to a key and owned by one worker: masks a batch's values and counts them.
///
/// Null and empty are decided here, not by the methods, and so is what becomes of invalid values.
struct ColumnProgram {
    /// What the rule set says of the column.
    let binding: ColumnBinding
    /// Whether invalid values are counted and not acted upon: a dry run goes on.
    let isDryRun: Bool
    /// Whether values are stored as twice as many hexadecimal digits.
    let isBinary: Bool
    /// What happened so far.
    var counts = FieldCounts()
    /// The different masked values so far.
    var distinct = DistinctSketch()
    /// Invalid values that a run would have failed on, met in a dry run.
    var wouldFail = 0

    var branches: [BranchProgram]
    var chooser: [Int32] = []

    /// Binds `binding` to the sub-keys that `keys` derives.
    init(_ binding: ColumnBinding, keys: MaskKeys, isDryRun: Bool) throws {
        self.binding = binding
        self.isDryRun = isDryRun
        isBinary = binding.type == .binary
        branches = try binding.branches.map { try BranchProgram($0, keys: keys) }
    }

    /// Whether the column is staged at all.
    var isStaged: Bool { !binding.isDropped }

    /// Whether every value passes as it is, without so much as a check.
    private var passesUntouched: Bool {
        branches.count == 1 && branches[0].isKeep && binding.type != .integer && branches[0].onNull == .keep
            && branches[0].onEmpty == .keep
    }

    /// Masks and counts the column's values of `batch`, and says where they are; nil where the column is not staged.
    mutating func process(
        _ batch: RecordBatch, into values: inout MaskedValues, faults: inout BatchFaults
    ) -> StagedColumn? {
        if !isStaged {
            countDropped(batch)
            return nil
        }
        if passesUntouched {
            countKept(batch)
            return StagedColumn(type: binding.type, isMasked: false, first: binding.ordinal, stride: batch.columns)
        }
        let first = values.fields.count
        gather(batch)
        mask(batch, into: &values)
        scatter(batch, into: &values, faults: &faults)
        return StagedColumn(type: binding.type, isMasked: true, first: first, stride: 1)
    }

    /// Counts `records` that were set aside.
    mutating func countRejected(_ records: Int) {
        counts.seen += records
        counts.rejected += records
    }

    /// What was counted since `mark`, taken back: the batch is masked again without its rejects.
    mutating func rewind(to mark: ColumnMark) {
        counts = mark.counts
        distinct = mark.distinct
        wouldFail = mark.wouldFail
    }

    /// The counts as they are now.
    var mark: ColumnMark { ColumnMark(counts: counts, distinct: distinct, wouldFail: wouldFail) }
}

/// The counts of a column at one moment.
struct ColumnMark {
    /// What had happened.
    let counts: FieldCounts
    /// The different values seen.
    let distinct: DistinctSketch
    /// The invalid values a run would have failed on.
    let wouldFail: Int
}

// MARK: - Counting without masking

extension ColumnProgram {
    private mutating func countKept(_ batch: RecordBatch) {
        var nulls = 0
        var empties = 0
        var shortest = Int.max
        var longest = -1
        var index = binding.ordinal
        for _ in 0..<batch.records {
            let field = batch.fields[index]
            index &+= batch.columns
            if field.isNull {
                nulls &+= 1
                continue
            }
            let length = Int(field.length)
            if length == 0 { empties &+= 1 }
            shortest = min(shortest, length)
            longest = max(longest, length)
        }
        counts.seen += batch.records
        counts.nulls += nulls
        counts.empties += empties
        counts.kept += batch.records - nulls - empties
        if longest >= 0 {
            let factor = isBinary ? 2 : 1
            counts.note(length: shortest * factor)
            counts.note(length: longest * factor)
        }
    }

    private mutating func countDropped(_ batch: RecordBatch) {
        var index = binding.ordinal
        counts.seen += batch.records
        for _ in 0..<batch.records {
            let field = batch.fields[index]
            index &+= batch.columns
            if field.isNull {
                counts.nulls += 1
            } else if field.isEmpty {
                counts.empties += 1
            } else {
                counts.masked += 1
            }
        }
    }
}
