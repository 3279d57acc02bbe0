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
    /// The number of workers.
    let jobs: Int
    /// How many records may be set aside; nil where none may.
    let maxRejects: Int?
    /// Whether a signal asked the run to stop.
    let stop: StopFlag
    /// Ends this dataset's reading as soon as a worker or the writer fails.
    let halt: StopFlag

    /// Runs it; `write` gets every block in order.
    func run(_ intake: consuming sending Intake, write: (FinishedBlock) throws -> Void) throws -> DatasetResult {
        let crew = Crew(plan, intake: intake, jobs: jobs, halt: halt)
        crew.start(jobs: jobs)
        var result = DatasetResult()
        do {
            while let block = try crew.belt.next() {
                if stop.isSet { throw PipelineError.stopped(stop.status) }
                try accept(block, into: &result)
                try write(block)
            }
        } catch {
            crew.belt.close()
            halt.stop(signal: 15)
            throw stop.isSet ? PipelineError.stopped(stop.status) : error
        }
        if stop.isSet { throw PipelineError.stopped(stop.status) }
        result.sources = crew.sources
        result.columns = crew.columns
        return result
    }

    private func accept(_ block: FinishedBlock, into result: inout DatasetResult) throws {
        result.records += block.records
        result.unlistedPaths.formUnion(block.unlistedPaths)
        result.rejects += block.rejects.count
        if let maxRejects, result.rejects > maxRejects {
            throw PipelineError.tooManyRejects(dataset: plan.rules.name, limit: maxRejects)
        }
    }
}
