internal import Records
internal import Rules

/// All columns of a dataset, or of the JSON in a column, bound to keys and owned by one worker.
struct ColumnSet {
    private var programs: [ColumnProgram]
    /// The columns that take what all others have become.
    private let withCompanions: [Int]
    /// The masked values of the last batch.
    private(set) var masked = MaskedValues()
    /// Whether a rule can set a record aside.
    let mayReject: Bool
    /// Whether a table's records can be masked some at a time: none is taken out, and none is more than a row.
    let worksInWindows: Bool

    /// The columns of `bindings`.
    init(_ bindings: [ColumnBinding], settings: ColumnSettings) throws {
        let programs = try bindings.map { try ColumnProgram($0, settings: settings) }
        let mayReject = programs.contains(where: \.mayReject)
        self.programs = programs
        self.mayReject = mayReject
        withCompanions = programs.indices.filter { programs[$0].needsCompanions }
        worksInWindows = !mayReject && !programs.contains(where: \.isNested)
    }

    /// What was counted so far: each column's tally, followed by those of the JSON in it.
    var tallies: [ColumnTally] { programs.flatMap(\.tallies) }

    /// Sets what was counted to `tallies`, taken from the front in the order in which this set gives them.
    mutating func restore(_ tallies: inout ArraySlice<ColumnTally>) {
        for index in programs.indices { programs[index].restore(&tallies) }
    }

    /// Masks `batch`, column by column; where each one's values are, nil for a column that is not staged.
    mutating func process(_ batch: RecordBatch, faults: inout BatchFaults) -> [StagedColumn?] {
        masked.removeAll()
        var staged = [StagedColumn?](repeating: nil, count: programs.count)
        for index in programs.indices where !programs[index].needsCompanions {
            staged[index] = programs[index].process(batch, into: &masked, faults: &faults)
        }
        for index in withCompanions {
            staged[index] = programs[index].process(batch, beside: staged, into: &masked, faults: &faults)
        }
        return staged
    }

    /// What rules that look at the whole dataset have gathered of the last slice.
    var gathered: [ShufflePlace: ShuffleSlice] {
        var gathered: [ShufflePlace: ShuffleSlice] = [:]
        for shuffle in programs.flatMap(\.shuffles) where shuffle.isGathering {
            gathered[shuffle.place] = shuffle.gathered
        }
        return gathered
    }

    /// Counts `records` of a table that were malformed.
    mutating func countRejected(_ records: Int) {
        if records == 0 { return }
        for index in programs.indices { programs[index].countRejected(records) }
    }
}

extension ColumnSet {
    /// Sets what was counted to `tallies`.
    mutating func restore(_ tallies: [ColumnTally]) {
        var rest = tallies[...]
        restore(&rest)
    }
}

/// What all columns of a dataset have in common.
struct ColumnSettings: Sendable {
    /// The sub-keys of the masks.
    let keys: MaskKeys
    /// Whether invalid values are counted and not acted upon: a dry run goes on.
    let isDryRun: Bool
    /// What becomes of paths in JSON that no rule names.
    let unlisted: Unlisted
    /// How deep JSON may be nested.
    let maxDepth: Int
    /// What rules do that look at the whole dataset.
    var shuffle = ShuffleMode.refused
}
