internal import Records
internal import Rules
internal import Store

/// What came of one dataset.
struct DatasetResult: Sendable {
    /// The sources, in order.
    var sources: [SourceRead] = []
    /// One tally for each column, and after it those of the JSON in it.
    var columns: [ColumnTally] = []
    /// The records staged.
    var records = 0
    /// The records set aside.
    var rejects = 0
    /// The paths that no rule names, where they are gathered.
    var unlistedPaths: Set<String> = []
}

/// Takes one dataset through its crew and its belt; the calling thread is the writer.
struct DatasetRun {
    /// What is to be done.
    let plan: DatasetPlan
    /// How many records may be set aside; nil where none may.
    let maxRejects: Int?
    /// The workers.
    let shift: Shift

    /// Runs it; `write` gets every block in order.
    func run(_ intake: consuming sending Intake, write: (FinishedBlock) throws -> Void) throws -> DatasetResult {
        var result = DatasetResult()
        let crew = try shift.run(intake) { block in
            try result.accept(block, maxRejects: maxRejects, of: plan.rules.name)
            try write(block)
        }
        result.sources = crew.sources
        result.columns = crew.columns(of: 0)
        return result
    }
}

extension DatasetResult {
    /// Counts a block of the dataset `name`; throws where more than `maxRejects` records were set aside.
    mutating func accept(_ block: FinishedBlock, maxRejects: Int?, of name: String) throws {
        records += block.records
        unlistedPaths.formUnion(block.unlistedPaths)
        rejects += block.rejects.count
        if let maxRejects, rejects > maxRejects {
            throw PipelineError.tooManyRejects(dataset: name, limit: maxRejects)
        }
    }
}
