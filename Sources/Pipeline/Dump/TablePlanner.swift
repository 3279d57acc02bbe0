internal import Ingest
internal import Records
internal import Rules

/// Makes the plans for the tables of a dump.
struct TablePlanner: Sendable {
    /// Decides on each table.
    let binder: TableBinder
    /// The limits of reading.
    let limits: IngestLimits
    /// The sub-keys of the masks.
    let keys: MaskKeys
    /// What becomes of the masked records.
    let output: BatchOutput
    /// How the run treats what it stumbles over.
    let tolerance: Tolerance
    /// Whether what does not fit was told before, so that it ends nothing here.
    let isSurveyed: Bool
    /// Which keys are collected; nil where nothing is checked.
    var catalog: KeyCatalog?
    /// What rules do that look at a whole dataset, where all tables do alike.
    var shuffle = ShuffleMode.refused
    /// What was gathered for them in a first pass.
    var gathered: GatheredPass?

    /// The rules of `table`; nil where it is left out.
    ///
    /// Throws where no rule names it, or its columns do not fit.
    func bind(_ table: TableName, header: [String], in schema: DumpSchema, source: Int) throws -> BoundTable? {
        switch binder.bind(table, header: header, in: schema, part: binder.dump.part(of: source)) {
        case .passedOver: return nil
        case .missing(let finding):
            throw PipelineError.findings([finding.line], status: finding.status)
        case .filled(let bound):
            if !isSurveyed { _ = try FindingGate(ruleSet: binder.ruleSet).pass(bound.findings) }
            return bound
        }
    }

    /// What the workers need for `rows` of `table`.
    func plan(_ table: BoundTable, rows: any DumpRows) -> DatasetPlan {
        var plan = DatasetPlan(
            rules: table.rules, sources: binder.dump.sources,
            shape: .table(rows, header: table.header, columns: table.columns), limits: limits, keys: keys,
            output: output, tolerance: tolerance)
        plan.shuffle = gathered.map { .giving($0.datasets[table.rules.name] ?? ShuffledDataset()) } ?? shuffle
        if let catalog { plan.collection = catalog.collection(of: table.rules, columns: table.columns) }
        return plan
    }
}

/// What is wrong with the tables of a dump as a whole.
enum DumpFault {
    /// It is empty, or cut off before the first table.
    static func hasNoTable(_ dump: PlannedDump) -> IngestError {
        let fault = RejectReason.sql(.unexpected(expected: "a table, and there is none"))
        return .malformed(source: dump.sources.first?.location.name ?? "", line: 1, offset: 0, reason: fault)
    }

    /// The rules leave out every table, so that there would be nothing to publish.
    static var fillsNothing: PipelineError {
        .incomplete(
            "no table of the dump fills a dataset; name one under `datasets`, or keep with `unlisted` those that no "
                + "rule names", status: .columns)
    }

    /// A table's rows do not have the same columns everywhere.
    static func columnsDiffer(_ table: BoundTable) -> PipelineError {
        .incomplete(
            "\(SafeText.escaped(table.rules.name)): the dump has rows of it with other columns, or in another order; "
                + "dump it again in one piece", status: .columns)
    }

    /// Two tables would fill one dataset.
    static func twice(_ table: BoundTable) -> PipelineError {
        .incomplete(
            "\(SafeText.escaped(table.rules.name)): two databases have such a table; name them apart in the rules, as "
                + "in `DATABASE.\(SafeText.escaped(table.table.dataset))`", status: .columns)
    }
}
