internal import Ingest
internal import Masking
internal import Records
public import Rules
internal import Store

/// The readiness check: what the rules, the sources' headers, of JSON the first records, and with a scan all records
/// give reason to say.
///
/// It plans with the planner that a run uses, so what passes here is what runs. No key is fetched.
public struct ReadinessCheck {
    /// The rules.
    public let ruleSet: RuleSet
    /// The sources named on the command line.
    ///
    /// Without any, and without `against` or a scan, the rules alone are checked.
    public var assignments: [SourceAssignment] = []
    /// A store whose last run the headers are compared with.
    public var against: String?
    /// Whether every record is read.
    public var scans = false
    /// The limits of reading.
    public var options = RunOptions(jobs: 1)

    /// A check of `ruleSet`.
    public init(_ ruleSet: RuleSet) {
        self.ruleSet = ruleSet
    }

    /// Everything found; throws only where a source or store cannot be read at all.
    public func run() throws -> CheckReport {
        var findings = RuleChecker.findings(ruleSet)
        if !assignments.isEmpty || scans || against != nil {
            let plan = try RunPlan(ruleSet, assignments: assignments, isPartial: true)
            // What can be read only once is left to the scan, which binds its header too.
            let scan = SourceScan(ruleSet, assignments, options: options)
            for dataset in plan.datasets where !(scans && dataset.isReadOnce) {
                findings += try dataset.isTable ? columns(of: dataset) : paths(of: dataset, scan)
            }
            if let dump = plan.dump { findings += try tables(of: dump) }
            if scans { findings += try scan.findings(plan) }
        }
        return CheckReport(rules: ruleSet.path, findings: findings)
    }

    /// What the header of `dataset` gives reason to say.
    private func columns(of dataset: PlannedDataset) throws -> [Finding] {
        let header = try HeaderCheck(limits: options.limits).header(of: dataset)
        let findings = dataset.bind(header: header).findings
        guard let header, let last = try against.flatMap({ try lastColumns(of: dataset.rules.name, in: $0) }) else {
            return findings
        }
        return findings + dataset.rules.findings(header: header, since: last)
    }

    /// What the definitions and the tables of `dump` give reason to say; where it can be read only once, nothing.
    private func tables(of dump: PlannedDump) throws -> [Finding] {
        guard !dump.isReadOnce else { return [] }
        let survey = try DumpSurvey(DumpOpener(dump: dump, limits: options.limits))
        let decided = survey.decide(TableBinder(ruleSet: ruleSet, dump: dump))
        guard let against else { return decided.findings }
        return try decided.findings
            + decided.tables.flatMap { table in
                guard let last = try lastColumns(of: table.rules.name, in: against) else { return [Finding]() }
                return table.rules.findings(header: table.header, since: last)
            }
    }

    /// What the paths of `dataset`, whose records are JSON, give reason to say; where all is scanned, that tells them.
    private func paths(of dataset: PlannedDataset, _ scan: SourceScan) throws -> [Finding] {
        let findings = dataset.bind(header: nil).findings
        if scans || findings.contains(where: { $0.severity == .error }) { return findings }
        return findings + (try scan.firstPaths(of: dataset))
    }

    /// The columns of the newest run of `dataset` in the store at `path`; nil where there was none.
    private func lastColumns(of dataset: String, in path: String) throws -> [String]? {
        let reader = try StagingReader(path: path)
        let last = try reader.newestDatasets().first { $0.record.name == dataset }
        return try last.map { try reader.fields(of: $0.dataset).map { $0.path } }
    }
}
