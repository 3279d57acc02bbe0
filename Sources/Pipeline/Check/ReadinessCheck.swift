internal import Ingest
internal import Masking
public import Rules

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
    /// A store whose last run the columns and tables are compared with.
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
        var datasets: [String] = []
        if !assignments.isEmpty || scans || against != nil {
            let plan = try RunPlan(ruleSet, assignments: assignments, isPartial: true)
            let last = try against.map { try LastRun(path: $0) }
            // What can be read only once is left to the scan, which binds its header too.
            let scan = SourceScan(ruleSet, assignments, options: options)
            for dataset in plan.datasets where !(scans && dataset.isReadOnce) {
                findings += try dataset.isTable ? columns(of: dataset, last) : paths(of: dataset, scan, last)
            }
            if let dump = plan.dump { findings += try tables(of: dump, last) }
            if scans { findings += try scan.findings(plan, since: last) }
            datasets = plan.datasets.map(\.rules.name)
            if plan.dump != nil { datasets += ruleSet.datasets.map(\.name) }
        }
        let unused = ruleSet.unusedAcceptances(findings, seen: seen, of: assignments.isEmpty ? nil : datasets)
        return CheckReport(rules: ruleSet.path, findings: ruleSet.accepting(findings) + unused)
    }

    /// What the check looks at.
    private var seen: Set<Evidence> {
        var seen: Set<Evidence> = [.rules]
        if !assignments.isEmpty || scans || against != nil { seen.insert(.headers) }
        if scans { seen.insert(.records) }
        if against != nil { seen.insert(.lastRun) }
        return seen
    }

    /// What the header of `dataset` gives reason to say.
    private func columns(of dataset: PlannedDataset, _ last: LastRun?) throws -> [Finding] {
        let bound = dataset.bind(header: try HeaderCheck(limits: options.limits).header(of: dataset))
        return bound.findings + (last?.findings(bound.shape, dataset.rules) ?? [])
    }

    /// What the definitions and the tables of `dump` give reason to say; where it can be read only once, nothing.
    private func tables(of dump: PlannedDump, _ last: LastRun?) throws -> [Finding] {
        guard !dump.isReadOnce else { return [] }
        let survey = try DumpSurvey(DumpOpener(dump: dump, limits: options.limits))
        let decided = survey.decide(TableBinder(ruleSet: ruleSet, dump: dump))
        let seen = SeenDump(survey, tables: decided.tables, missing: decided.missing)
        return decided.findings + seen.findings(ruleSet) + (last?.findings(seen, ruleSet) ?? [])
    }

    /// What the paths of `dataset`, whose records are JSON, give reason to say; where all is scanned, that tells them.
    private func paths(of dataset: PlannedDataset, _ scan: SourceScan, _ last: LastRun?) throws -> [Finding] {
        let bound = dataset.bind(header: nil)
        let findings = bound.findings + (last?.findings(bound.shape, dataset.rules) ?? [])
        if scans || findings.contains(where: { $0.severity == .error }) { return findings }
        return findings + (try scan.firstPaths(of: dataset))
    }
}
