internal import Ingest
internal import Masking
public import Records
public import Rules

/// One dataset from a pipe to a pipe: the same masks as a run, in order, and nothing kept.
///
/// It is what another engine runs on the partitions of a dataset: equal values come out equal everywhere.
public struct FilterRun: Sendable {
    private let run: MaskingRun
    private let dataset: String

    /// Masks standard input as records of `dataset`.
    public init(_ ruleSet: RuleSet, dataset: String, options: RunOptions, stop: StopFlag) throws(PipelineError) {
        let source = try SourceAssignment("\(dataset)=-", ruleSet: ruleSet)
        self.init(MaskingRun(ruleSet, assignments: [source], options: options, stop: stop), dataset: dataset)
    }

    /// Masks the sources of `run` as records of `dataset`.
    init(_ run: MaskingRun, dataset: String) {
        self.run = run
        self.dataset = dataset
    }

    /// What a filter did.
    public struct Report: Sendable {
        /// The records written.
        public var records = 0
        /// The records set aside.
        public var rejects = 0
        /// What it noticed and did not stop for.
        public var findings: [Finding] = []

        /// What it warns of, a line each.
        public var warnings: [String] { findings.warnings }

        /// The exit status of a filter that ended like this.
        public var status: ExitStatus { rejects > 0 ? .rejects : .done }
    }

    /// Reads, masks and gives `write` the text, piece by piece; where it answers false, nobody reads any more.
    ///
    /// `ready` is told once the key is there. Errors are `ReportedError`s, each with its exit status.
    public func run(ready: () -> Void = {}, write: ([UInt8]) -> Bool) throws -> Report {
        var report = Report()
        report.findings = try run.ruleFindings()
        let plan = try RunPlan(run.ruleSet, assignments: run.assignments, only: [dataset])
        guard let planned = plan.datasets.first else {
            throw PipelineError.incomplete(
                "\(SafeText.escaped(dataset)): a filter reads the records of one dataset and no dump; use `bauta run`",
                status: .usage)
        }
        var keys = try run.loadKeys()
        ready()
        keys.vaults = try run.openVaults(of: [dataset])
        var stage = DatasetStage(planned, of: run, keys: keys)
        stage.output = .text
        do {
            try pass(stage, into: &report, write: write)
        } catch is NobodyReads {
            return report
        } catch PipelineError.stopped(let status) {
            throw PipelineError.incomplete("stopped by a signal; the output is not whole", status: status)
        }
        return report
    }

    private func pass(_ stage: DatasetStage, into report: inout Report, write: ([UInt8]) -> Bool) throws {
        let opened = try stage.open()
        let dataset = opened.plan
        report.findings += opened.findings
        try Self.refuseWholeDatasets(dataset.shape.columns)
        if let header = Self.header(of: dataset), !write(header) { throw NobodyReads() }
        let result = try stage.work(opened) { block in
            // Whatever token leaves this process can be turned back.
            try dataset.keys.vaults.commit()
            if case .plain(let text) = block.content, !write(text) { throw NobodyReads() }
            report.records += block.records
            report.rejects += block.rejects.count
        }
        report.findings += try run.gate.pass(
            FieldRecords(plan: dataset, columns: result.columns, of: report.records).findings)
    }

    /// Who reads the output has gone, which is no error.
    private struct NobodyReads: Error {}

    /// The header, where the source has one.
    private static func header(of plan: DatasetPlan) -> [UInt8]? {
        guard case .rows(let dialect, _, _) = plan.shape, dialect.header else { return nil }
        var line: [UInt8] = []
        CSVText(dialect).appendHeader(plan.shape.shownNames, to: &line)
        return line
    }

    /// A method that must see the whole dataset cannot give its first value before the last one was read.
    private static func refuseWholeDatasets(_ columns: [ColumnBinding]) throws(PipelineError) {
        for column in columns.flatMap(\.withNested) {
            for branch in column.branches where branch.descriptor.scope == .dataset {
                throw .incomplete(
                    "\(branch.place): `\(branch.methodName)` must see all of a dataset, and a filter sees a part; "
                        + "use `bauta run`", status: .rules)
            }
        }
    }
}
