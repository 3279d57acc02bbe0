internal import Ingest
internal import Masking
internal import Records
internal import Rules
internal import Store

/// One dataset of a run: opens it, binds it, masks it into the store, and looks at its gates.
struct DatasetStage {
    /// The dataset and its sources.
    let dataset: PlannedDataset
    /// The run it belongs to.
    let run: MaskingRun
    /// The sub-keys of the masks.
    let keys: MaskKeys
    /// The limits of reading.
    let limits: IngestLimits

    /// What came of it.
    struct Outcome {
        /// Its share of the report.
        let report: RunReport.Dataset
        /// What it noticed.
        let warnings: [String]
        /// The invalid values on which a run would have failed, met in a dry run.
        let wouldFail: Int
    }

    /// Runs it; `writer` is nil in a dry run.
    func run(into writer: inout StagingWriter?, progress: (RunProgress) -> Void) throws -> Outcome {
        let clock = ContinuousClock()
        let began = clock.now
        let halt = StopFlag()
        let stop = run.stop
        let opener = SourceOpener(
            dialect: dataset.dialect, limits: limits, fingerprintKey: keys.subKey(.source),
            wantsDigest: run.options.wantsSummary, shouldStop: { stop.isSet || halt.isSet })
        let first = try opener.open(dataset.sources[0], ordinal: 0)
        let bound = dataset.rules.bind(header: first.header)
        var warnings: [String] = []
        // A file's header was checked with all others; standard input shows its own only now.
        if dataset.isReadOnce { warnings = try FindingGate.warnings(in: bound.findings) }
        let plan = makePlan(header: first.header, bindings: bound.bindings)
        try writer?.begin(
            DatasetRecord(name: dataset.rules.name, format: dataset.format, columns: plan.stagedColumns))
        var meter = BlockMeter(dataset: dataset)
        let datasetRun = DatasetRun(
            plan: plan, jobs: run.options.jobs, maxRejects: run.options.maxRejects, stop: stop, halt: halt)
        let result = try datasetRun.run(Intake(plan, opener: opener, first: first)) { block in
            if var encoded = block.block {
                encoded.sequence = meter.blocks
                try writer?.append(encoded)
            }
            if !block.rejects.isEmpty { try writer?.append(block.rejects) }
            meter.count(block)
            progress(meter.state)
        }
        let fields = FieldRecords(plan: plan, columns: result.columns)
        try writer?.finish(
            DatasetEnd(sources: sourceRecords(result), fields: fields.records, rejects: result.rejects))
        if let expect = dataset.rules.expect { try check(expect, records: result.records, writer: writer) }
        return Outcome(
            report: meter.report(result, fields: fields, duration: clock.now - began),
            warnings: warnings + fields.warnings, wouldFail: result.columns.reduce(0) { $0 + $1.wouldFail })
    }

    private func makePlan(header: [String], bindings: [ColumnBinding]) -> DatasetPlan {
        let plan = DatasetPlan(
            rules: dataset.rules, sources: dataset.sources, dialect: dataset.dialect, header: header,
            bindings: bindings, limits: limits, keys: keys, compression: run.options.compression,
            isDryRun: run.options.isDryRun, collectsRejects: run.options.maxRejects != nil)
        #if BAUTA_TRAP
            return plan.trapping(run.options.traps)
        #else
            return plan
        #endif
    }

    private func sourceRecords(_ result: DatasetResult) -> [SourceRecord] {
        result.sources.enumerated().map { ordinal, source in
            SourceRecord(ordinal: ordinal, name: source.name, bytes: source.bytes, fingerprint: source.fingerprint)
        }
    }

    /// The gates of `expect`: an empty or halved export is not published.
    private func check(_ expect: Expectation, records: Int, writer: borrowing StagingWriter?) throws {
        let name = dataset.rules.name
        if let least = expect.minRecords, records < least {
            throw PipelineError.gate(
                dataset: name, message: "\(records) records; `expect` wants at least \(least)")
        }
        guard let change = expect.maxChange, let before = writer?.previousRecords(of: name), before > 0 else { return }
        let changed = Double(abs(records - before)) / Double(before)
        if changed > change {
            throw PipelineError.gate(
                dataset: name,
                message: "\(records) records after \(before) in the last run; `expect` allows a change of "
                    + "\(Int((change * 100).rounded())) %")
        }
    }
}
