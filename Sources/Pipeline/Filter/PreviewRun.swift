internal import Ingest
internal import Masking
internal import Records
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

        /// No records of the dataset of `record` yet.
        fileprivate init(of record: DatasetRecord) {
            name = record.name
            columns = DatasetView.columnNames(of: record)
            isJSON = record.isJSON
        }

        /// Adds records, so that they are `most` at most, and tells how many more may come.
        @discardableResult
        fileprivate mutating func add(_ rows: BlockRows, atMost most: Int) -> Int {
            let missing = parts.reduce(most) { $0 - $1.count }
            parts.append((rows, min(missing, rows.count)))
            return missing - rows.count
        }
    }

    /// Masks them and gives `show` dataset after dataset.
    public func run(show: (Dataset) -> Void) throws {
        _ = try run.ruleFindings()
        let plan = try RunPlan(
            run.ruleSet, assignments: run.assignments, only: run.options.only, isPartial: true)
        var keys = try run.loadKeys()
        keys.vaults = try RunVaults(drawing: run.ruleSet.vaults(of: run.options.only))
        _ = try run.gate.pass(HeaderCheck(limits: run.options.limits).findings(plan.datasets))
        for dataset in plan.datasets { show(try preview(dataset, keys: keys)) }
        if let dump = plan.dump { for dataset in try preview(dump, keys: keys) { show(dataset) } }
    }

    /// The first records of each table of `dump`; a slice of each is read and the rest passed over.
    private func preview(_ dump: PlannedDump, keys: MaskKeys) throws -> [Dataset] {
        let stage = DumpStage(dump, of: run, keys: keys, survey: nil)
        let gathered = try stage.gatherShuffled()
        let sections = DumpSections(stage.planner(.plain, nil, gathered))
        var previews: [Dataset] = []
        // What was gathered is given out slice by slice, so that none may be passed over then.
        _ = try stage.work(sections, limit: gathered == nil ? 1 : nil) { block in
            guard case .plain(let plain) = block.content else { return }
            let table = sections.table(of: block.section)
            let format = dump.parts[table.part].dialect.rawValue
            let record = sections.plan(of: block.section).shape.record(of: table.rules, format: format)
            let place = previews.firstIndex { $0.name == record.name } ?? previews.count
            if place == previews.count { previews.append(Dataset(of: record)) }
            var rows = BlockRows(for: record)
            try rows.load(plain, path: record.name, place: "block \(block.sequence)")
            previews[place].add(rows, atMost: records)
        }
        return previews
    }

    /// There are enough records.
    private struct Enough: Error {}

    private func preview(_ dataset: PlannedDataset, keys: MaskKeys) throws -> Dataset {
        var stage = DatasetStage(dataset, of: run, keys: keys)
        stage.output = .plain
        let opened = try stage.giving(stage.gatherShuffled()).open()
        let record = opened.plan.shape.record(of: dataset.rules, format: dataset.format)
        var preview = Dataset(of: record)
        do {
            _ = try stage.work(opened) { block in
                guard case .plain(let plain) = block.content else { return }
                var rows = BlockRows(for: record)
                try rows.load(plain, path: record.name, place: "block \(block.sequence)")
                if preview.add(rows, atMost: records) <= 0 { throw Enough() }
            }
        } catch is Enough {}
        return preview
    }
}
