internal import Records
public import Store

/// What differs between two runs of a store: names and numbers, never a value.
public struct RunComparison: Sendable {
    /// One difference.
    public struct Change: Sendable, Equatable {
        /// The dataset; nil for what belongs to the whole run.
        public var dataset: String?
        /// The field; nil for what belongs to the whole dataset.
        public var field: String?
        /// What differs: `method`, `records`.
        public var what: String
        /// What it was; nil where it was not there.
        public var before: String?
        /// What it has become; nil where it is no longer there.
        public var after: String?
        /// Whether it was counted, so that both are numbers, and not decided by somebody.
        public var isCount = false
    }

    /// The store's path, as it was given.
    public var path: String
    /// The run that is compared with.
    public var before: StoredRun
    /// The run that is compared.
    public var after: StoredRun
    /// What differs: what was decided first, then what was counted.
    public var changes: [Change] = []
    /// The datasets of both runs in which nothing differs.
    public var unchanged: [String] = []

    /// Compares two runs of the store at `path` by their numbers, or without any the newest two.
    ///
    /// A dataset that the store no longer keeps of one run counts as absent there.
    public static func load(
        path: String, runs numbers: (before: Int, after: Int)? = nil
    ) throws(AuditError) -> RunComparison {
        var runs: [StoredRun] = []
        var datasets: [RecordedDataset] = []
        do throws(StoreError) {
            let reader = try StagingReader(path: path)
            runs = try reader.runs()
            for dataset in try reader.datasets() {
                datasets.append(RecordedDataset(dataset: dataset, fields: try reader.fields(of: dataset.dataset)))
            }
        } catch {
            throw .store(error)
        }
        guard let numbers = numbers ?? newestTwo(of: runs) else { throw .fewRuns(path: path) }
        var comparison = RunComparison(
            path: path, before: try run(numbers.before, of: runs, in: path),
            after: try run(numbers.after, of: runs, in: path))
        var changes = RunChanges(from: comparison.before, to: comparison.after)
        comparison.unchanged = changes.compare(datasets)
        comparison.changes = changes.all.filter { !$0.isCount } + changes.all.filter(\.isCount)
        return comparison
    }

    /// Whether `what`, a fact of the runs, differs.
    func differs(_ what: String) -> Bool { changes.contains { $0.dataset == nil && $0.what == what } }

    private static func newestTwo(of runs: [StoredRun]) -> (before: Int, after: Int)? {
        runs.count < 2 ? nil : (runs[runs.count - 2].run, runs[runs.count - 1].run)
    }

    private static func run(_ number: Int, of runs: [StoredRun], in path: String) throws(AuditError) -> StoredRun {
        guard let run = runs.first(where: { $0.run == number }) else { throw .noRun(path: path, run: number) }
        return run
    }
}
