internal import Ingest
internal import Masking
internal import Records
internal import Rules
internal import Store

/// A dataset whose first source is open and bound to its rules.
struct OpenDataset: ~Copyable {
    /// What the workers need.
    let plan: DatasetPlan
    /// What the binding noticed.
    let findings: [Finding]
    /// Opens the other sources.
    let opener: SourceOpener
    /// The first source.
    let first: OpenSource
}

/// One dataset of a run: opens it, binds it, masks it into the store, and looks at its gates.
struct DatasetStage {
    /// The dataset and its sources.
    let dataset: PlannedDataset
    /// The run it belongs to.
    let run: MaskingRun
    /// The sub-keys of the masks.
    let keys: MaskKeys
    /// What becomes of the masked records.
    var output: BatchOutput
    /// Whether paths that no rule names are gathered instead of ending the run.
    var gathersUnlisted = false
    /// What rules do that look at the whole dataset.
    var shuffle = ShuffleMode.refused
    /// Which keys are collected; nil where nothing is checked.
    var catalog: KeyCatalog?
    /// Ends the dataset's reading as soon as a worker or the writer fails.
    private let halt = StopFlag()

    /// The stage of `dataset` in `run`.
    init(_ dataset: PlannedDataset, of run: MaskingRun, keys: MaskKeys) {
        self.dataset = dataset
        self.run = run
        self.keys = keys
        output = .block(run.options.compression)
    }

    /// What came of it.
    struct Outcome {
        /// Its share of the report.
        let report: RunReport.Dataset
        /// What it noticed.
        let findings: [Finding]
        /// The invalid values on which a run would have failed, met in a dry run.
        let wouldFail: Int
        /// The paths that no rule names, where they are gathered.
        let unlistedPaths: Set<String>
        /// What its records are made of.
        let shape: RecordShape
    }

    /// Runs it; `writer` is nil in a dry run, and `integrity` takes the keys.
    func run(
        into writer: inout StagingWriter?, _ integrity: inout IntegrityLedger, progress: (RunProgress) -> Void
    ) throws -> Outcome {
        let clock = ContinuousClock()
        let began = clock.now
        let gathered = try gatherShuffled()
        let opened = try giving(gathered).open()
        let plan = opened.plan
        try writer?.begin(plan.shape.record(of: dataset.rules, format: dataset.format))
        var meter = BlockMeter(dataset.rules.name, totalBytes: dataset.sources.plainSize)
        let findings = opened.findings
        integrity.begin(plan)
        let result = try work(opened) { block in
            if case .block(var encoded) = block.content {
                encoded.sequence = meter.blocks
                try writer?.append(encoded)
            }
            if !block.rejects.isEmpty { try writer?.append(block.rejects) }
            try integrity.add(block.keys, of: plan)
            meter.count(block)
            progress(meter.state)
        }
        try gathered?.check(result.sources)
        let fields = FieldRecords(plan: plan, columns: result.columns, of: result.records)
        var end = DatasetEnd(sources: result.sources.records, fields: fields.records, rejects: result.rejects)
        end.schema = fields.guarantees
        try writer?.finish(end)
        try ExpectationGate(dataset.rules).check(
            records: result.records, before: writer?.previousRecords(of: dataset.rules.name))
        return Outcome(
            report: meter.report(result, fields: fields, duration: clock.now - began),
            findings: findings + fields.findings, wouldFail: result.columns.reduce(0) { $0 + $1.wouldFail },
            unlistedPaths: result.unlistedPaths, shape: plan.shape)
    }

    /// Opens the first source and binds it to the rules.
    func open() throws -> sending OpenDataset {
        let stop = run.stop
        let halt = halt
        let opener = SourceOpener(
            layout: dataset.layout, limits: run.options.limits,
            fingerprintKey: output.isStored || shuffle.isTwoPass ? keys.subKey(.source) : nil,
            wantsDigest: run.options.wantsSummary, shouldStop: { stop.isSet || halt.isSet })
        let first: OpenSource
        do {
            first = try opener.open(dataset.sources[0], ordinal: 0)
        } catch {
            throw stop.isSet ? PipelineError.stopped(stop.status) : error
        }
        let bound = dataset.bind(header: first.header)
        var findings: [Finding] = []
        // A file's header was checked with all others; standard input shows its own only now.
        if dataset.isReadOnce { findings = try run.gate.pass(bound.findings) }
        return OpenDataset(plan: makePlan(bound.shape), findings: findings, opener: opener, first: first)
    }

    /// Takes what `opened` reads through the workers; `write` gets every block in order.
    func work(_ opened: consuming sending OpenDataset, write: (FinishedBlock) throws -> Void) throws -> DatasetResult {
        let plan = opened.plan
        let work = DatasetRun(
            plan: plan, maxRejects: run.options.maxRejects,
            shift: Shift(jobs: run.options.jobs, stop: run.stop, halt: halt))
        return try work.run(Intake(plan, opener: opened.opener, first: opened.first), write: write)
    }

    private func makePlan(_ shape: RecordShape) -> DatasetPlan {
        let options = run.options
        var plan = DatasetPlan(
            rules: dataset.rules, sources: dataset.sources, shape: shape, limits: options.limits, keys: keys,
            output: output,
            tolerance: Tolerance(
                isDryRun: options.isDryRun, collectsRejects: options.maxRejects != nil,
                gathersUnlisted: gathersUnlisted))
        plan.shuffle = shuffle
        if let catalog { plan.collection = catalog.collection(of: plan.rules, columns: shape.columns) }
        #if BAUTA_TRAP
            return plan.trapping(options.traps)
        #else
            return plan
        #endif
    }
}
