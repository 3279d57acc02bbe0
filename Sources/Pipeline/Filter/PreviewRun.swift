internal import Ingest
internal import Masking
public import Rules
public import Store

/// The first records of datasets as they would be staged; originals are never shown.
public struct PreviewRun: Sendable {
    private let run: MaskingRun
    private let records: Int

    /// A look at the first `records` records of each dataset that has a source.
    public init(
        _ ruleSet: RuleSet, assignments: [SourceAssignment], options: RunOptions, records: Int, stop: StopFlag
    ) {
        var options = options
        options.jobs = 1
        // Enough for a screen of records; what is read beyond them is masked for nothing.
        options.sliceBytes = 64 << 10
        run = MaskingRun(ruleSet, assignments: assignments, options: options, stop: stop)
        self.records = records
    }

    /// The first records of a dataset.
    public struct Dataset: Sendable {
        /// The dataset's name.
        public let name: String
        /// The names of the columns.
        public let columns: [String]
        /// Whether the records are JSON.
        public let isJSON: Bool
        /// The records, in parts as they were masked: each with the number of those that count.
        public fileprivate(set) var parts: [(rows: BlockRows, count: Int)] = []
    }

    /// Masks them and gives `show` dataset after dataset.
    public func run(show: (Dataset) -> Void) throws {
        _ = try run.ruleWarnings()
        let names = run.assignments.isEmpty ? run.options.only : run.assignments.map(\.dataset)
        let plan = try RunPlan(run.ruleSet, assignments: run.assignments, only: names)
        let keys = try run.loadKeys()
        _ = try HeaderCheck(limits: run.options.limits).warnings(plan.datasets)
        for dataset in plan.datasets { show(try preview(dataset, keys: keys)) }
    }

    /// There are enough records.
    private struct Enough: Error {}

    private func preview(_ dataset: PlannedDataset, keys: MaskKeys) throws -> Dataset {
        var stage = DatasetStage(dataset, of: run, keys: keys)
        stage.output = .plain
        let opened = try stage.open()
        let record = dataset.record(of: opened.plan.shape)
        var preview = Dataset(
            name: record.name, columns: DatasetView.columnNames(of: record), isJSON: record.isJSON)
        var missing = records
        do {
            _ = try stage.work(opened) { block in
                guard case .plain(let plain) = block.content else { return }
                var rows = BlockRows(for: record)
                try rows.load(plain, path: record.name, place: "block \(block.sequence)")
                preview.parts.append((rows, min(missing, rows.count)))
                missing -= rows.count
                if missing <= 0 { throw Enough() }
            }
        } catch is Enough {}
        return preview
    }
}
