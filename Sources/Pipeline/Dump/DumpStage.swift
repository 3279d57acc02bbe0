internal import Ingest
internal import Masking
internal import Records
internal import Rules
internal import Store

/// The databases and dumps of a run: one pass over them masks all their tables into the store.
struct DumpStage {
    /// The dump.
    let dump: PlannedDump
    /// The run it belongs to.
    let run: MaskingRun
    /// The sub-keys of the masks.
    let keys: MaskKeys
    /// What was found before; nil where the dump can be read only once.
    let survey: DumpSurvey?
    /// Told of the tables, once the dump is read.
    var seen: (SeenDump) -> Void = { _ in }
    /// Ends the reading as soon as a worker or the writer fails.
    private let halt = StopFlag()

    /// The stage of `dump` in `run`.
    init(_ dump: PlannedDump, of run: MaskingRun, keys: MaskKeys, survey: DumpSurvey?) {
        self.dump = dump
        self.run = run
        self.keys = keys
        self.survey = survey
    }

    /// Decides on the tables.
    private var binder: TableBinder { TableBinder(ruleSet: run.ruleSet, dump: dump) }

    /// Runs it; `writer` is nil in a dry run, and `integrity` takes the keys.
    func run(
        into writer: inout StagingWriter?, _ integrity: inout IntegrityLedger, progress: (RunProgress) -> Void
    ) throws -> [DatasetStage.Outcome] {
        let clock = ContinuousClock()
        let began = clock.now
        let gathered = try gatherShuffled()
        let sections = DumpSections(planner(.block(run.options.compression), integrity.catalog, gathered))
        var ledger = DumpLedger(dump, maxRejects: run.options.maxRejects)
        let crew = try work(sections) { block in
            progress(try ledger.accept(block, of: sections, into: &writer))
            if !block.keys.isEmpty { try integrity.add(block.keys, of: sections.plan(of: block.section)) }
        }
        try gathered?.check(crew.sources)
        if sections.areNone { throw DumpFault.hasNoTable(dump) }
        try addEmptyTables(to: &ledger, planner(.plain, integrity.catalog, gathered), sections.schemas, &writer)
        for entry in ledger.entries { integrity.begin(entry.plan) }
        if survey == nil {
            let declared = DeclaredKeys(ledger.entries.map(\.table), sections.schemas)
            integrity.leaveOut(declared.promises, IntegrityReason.readOnce)
        }
        let filled = Set(ledger.entries.map(\.table.rules.name))
        _ = try run.gate.pass(binder.missingTables(filled: filled))
        let tables = ledger.entries.map(\.table)
        seen(SeenDump(tables: tables, others: sections.passedOver, schemas: sections.schemas))
        return try ledger.entries.map { entry in
            let schema = stagedSchema(of: entry.table, among: tables, schemas: sections.schemas)
            return try finish(entry, crew: crew, schema: schema, into: &writer, duration: clock.now - began)
        }
    }

    /// Takes the dump through the workers; `write` gets every block in order.
    func work(
        _ sections: DumpSections, limit: Int? = nil, write: (FinishedBlock) throws -> Void
    ) throws -> Crew<DumpIntake> {
        let stop = run.stop
        let halt = halt
        var opener = DumpOpener(dump: dump, limits: run.options.limits)
        opener.fingerprintKey = keys.subKey(.source)
        opener.wantsDigest = run.options.wantsSummary
        opener.shouldStop = { stop.isSet || halt.isSet }
        let shift = Shift(jobs: run.options.jobs, stop: stop, halt: halt)
        return try shift.run(DumpIntake(opener, sections: sections, limit: limit), write: write)
    }

    /// Makes the plans of the tables, whose masked records become `output`; `gathered` is what a first pass has given.
    func planner(
        _ output: BatchOutput, _ catalog: KeyCatalog? = nil, _ gathered: GatheredPass? = nil
    ) -> TablePlanner {
        let options = run.options
        return TablePlanner(
            binder: binder, limits: options.limits, keys: keys, output: output,
            tolerance: Tolerance(isDryRun: options.isDryRun, collectsRejects: options.maxRejects != nil),
            isSurveyed: survey != nil, catalog: catalog, gathered: gathered)
    }

    /// Begins the datasets of tables that are defined and have no rows.
    private func addEmptyTables(
        to ledger: inout DumpLedger, _ planner: TablePlanner, _ schemas: [DumpSchema], _ writer: inout StagingWriter?
    ) throws {
        let filled = Set(ledger.entries.map(\.table.table))
        for (source, schema) in schemas.enumerated() {
            for table in schema.tables where !filled.contains(table.name) {
                let bound = try planner.bind(table.name, header: table.rowColumns, in: schema, source: source)
                guard let bound else { continue }
                try ledger.begin(bound, plan: planner.plan(bound, rows: NoRows()), in: &writer)
            }
        }
    }

    /// What may be stored of the definition of `table`, one of `tables`.
    private func stagedSchema(
        of table: BoundTable, among tables: [BoundTable], schemas: [DumpSchema]
    ) -> StagedSchema {
        guard var schema = schemas.lazy.compactMap({ StagedSchema(table, in: $0) }).first else {
            let style = schemas.lazy.compactMap { $0.style(of: table.table) }.first
            return StagedSchema(undefined: table, in: dump.parts[table.part].dialect, style: style)
        }
        schema.stageFreeSequences(of: tables)
        return schema
    }

    /// Ends a dataset in the store and looks at its gates.
    private func finish(
        _ entry: DumpLedger.Entry, crew: Crew<DumpIntake>, schema: StagedSchema, into writer: inout StagingWriter?,
        duration: Duration
    ) throws -> DatasetStage.Outcome {
        var result = entry.result
        let sources = crew.sources
        result.sources = zip(sources.indices, sources).filter { dump.part(of: $0.0) == entry.table.part }.map(\.1)
        result.columns = try columns(of: entry, crew: crew)
        let fields = FieldRecords(plan: entry.plan, columns: result.columns, of: result.records)
        if let number = entry.number { try writer?.resume(number) }
        var end = DatasetEnd(sources: result.sources.records, fields: fields.records, rejects: result.rejects)
        end.schema = schema.records + fields.guarantees
        try writer?.finish(end)
        let name = entry.table.rules.name
        try ExpectationGate(entry.table.rules).check(
            records: result.records, before: writer?.previousRecords(of: name))
        return DatasetStage.Outcome(
            report: entry.meter.report(result, fields: fields, duration: duration), findings: fields.findings,
            wouldFail: result.columns.reduce(0) { $0 + $1.wouldFail }, unlistedPaths: [],
            shape: entry.plan.shape)
    }

    /// What was counted in all stretches of a dataset's rows.
    private func columns(of entry: DumpLedger.Entry, crew: Crew<DumpIntake>) throws -> [ColumnTally] {
        var total = try ColumnSet(entry.plan.shape.columns, settings: entry.plan.settings).tallies
        for section in entry.sections {
            for (index, tally) in crew.columns(of: section).enumerated() { total[index].add(tally) }
        }
        return total
    }
}
