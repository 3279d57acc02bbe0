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
    var tally = ColumnTally()

    var branches: [BranchProgram]
    var chooser: [Int32] = []

    /// Binds `binding` to the sub-keys that the settings' keys derive.
    init(_ binding: ColumnBinding, settings: ColumnSettings) throws {
        self.binding = binding
        isDryRun = settings.isDryRun
        isBinary = binding.type == .binary
        branches = try binding.branches.enumerated().map { index, branch in
            let place = ShufflePlace(column: binding.ordinal, branch: index)
            return try BranchProgram(branch, of: binding.name, at: place, settings: settings)
        }
    }

    /// Whether one of its rules, or of the rules for the JSON in it, can set a record aside.
    var mayReject: Bool { branches.contains { $0.onInvalid == .reject || $0.nested?.columns.mayReject == true } }

    /// Whether one of its rules takes what other columns have become.
    var needsCompanions: Bool { branches.contains { $0.needsCompanions } }

    /// Whether one of its rules is for the JSON in it.
    var isNested: Bool { branches.contains { $0.nested != nil } }

    /// Those of its rules that look at the whole dataset.
    var shuffles: [ShuffleProgram] { branches.compactMap(\.shuffle) }

    /// What was counted: the column's own tally, followed by those of the JSON in it.
    var tallies: [ColumnTally] { [tally] + branches.flatMap { $0.nested?.columns.tallies ?? [] } }

    /// Sets what was counted to `tallies`, taken from the front.
    mutating func restore(_ tallies: inout ArraySlice<ColumnTally>) {
        tally = tallies.popFirst() ?? tally
        for index in branches.indices { branches[index].nested?.columns.restore(&tallies) }
    }

    /// Whether every value passes as it is, without so much as a check.
    private var passesUntouched: Bool {
        branches.count == 1 && branches[0].isKeep && binding.declaredType != .integer && branches[0].onNull == .keep
            && branches[0].onEmpty == .keep
    }

    /// Masks and counts the column's values of `batch`, and says where they are; nil where the column is not staged.
    ///
    /// `staged` says where those of the columns before it are, of one that needs companions those of all others.
    mutating func process(
        _ batch: RecordBatch, beside staged: [StagedColumn?] = [], into values: inout MaskedValues,
        faults: inout BatchFaults
    ) -> StagedColumn? {
        let fields = batch.fields(of: binding.ordinal)
        tally.counts.seen += fields.count
        tally.counts.missing += batch.recordsMissing(binding.ordinal)
        if binding.isDropped {
            countDropped(batch, fields)
            return nil
        }
        if passesUntouched, countKept(batch, fields) {
            return StagedColumn(type: binding.type, isMasked: false, first: fields.first, stride: fields.stride)
        }
        let first = values.fields.count
        gather(batch, fields, beside: values, staged)
        mask(batch, into: &values, faults: &faults)
        if !scatterPlain(batch, fields, into: &values) {
            scatter(batch, fields, into: &values, faults: &faults)
        }
        return StagedColumn(type: binding.type, isMasked: true, first: first, stride: 1)
    }

    /// Counts `records` that were set aside.
    mutating func countRejected(_ records: Int) {
        tally.counts.seen += records
        tally.counts.rejected += records
    }
}

// MARK: - Counting without masking

extension ColumnProgram {
    /// Counts values that pass; false, and nothing counted, where an object or array stands in a scalar's place.
    private mutating func countKept(_ batch: RecordBatch, _ fields: ColumnFields) -> Bool {
        var nulls = 0
        var empties = 0
        var shortest = Int.max
        var longest = -1
        var index = fields.first
        let all = batch.fields.span
        for _ in 0..<fields.count {
            let field = all[index]
            index &+= fields.stride
            if field.isNull {
                nulls &+= 1
                continue
            }
            if field.isInvalid { return false }
            let length = Int(field.length)
            if length == 0 { empties &+= 1 }
            shortest = min(shortest, length)
            longest = max(longest, length)
        }
        tally.counts.nulls += nulls
        tally.counts.empties += empties
        tally.counts.kept += fields.count - nulls - empties
        if longest >= 0 {
            let factor = isBinary ? 2 : 1
            tally.counts.note(length: shortest * factor)
            tally.counts.note(length: longest * factor)
        }
        return true
    }

    private mutating func countDropped(_ batch: RecordBatch, _ fields: ColumnFields) {
        var index = fields.first
        for _ in 0..<fields.count {
            let field = batch.fields[index]
            index &+= fields.stride
            if field.isNull {
                tally.counts.nulls += 1
            } else if field.isEmpty {
                tally.counts.empties += 1
            } else {
                tally.counts.masked += 1
            }
        }
    }
}
