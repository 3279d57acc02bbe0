internal import Masking
internal import Records
internal import Rules
internal import Store

/// Reads and masks all records under a key that dies with the check, and tells what a run would stumble over.
struct SourceScan {
    private let run: MaskingRun

    /// A scan of `ruleSet`'s sources.
    init(_ ruleSet: RuleSet, _ assignments: [SourceAssignment], options: RunOptions) {
        var options = options
        options.isDryRun = true
        options.maxRejects = .max
        run = MaskingRun(ruleSet, assignments: assignments, options: options, stop: StopFlag())
    }

    /// One finding for each dataset with malformed records or invalid values.
    func findings(_ plan: RunPlan) throws -> [Finding] {
        let key = try MasterKey(text: MasterKey.generate())
        let keys = MaskKeys(key: key, context: KeyContext(tenant: run.ruleSet.tenant, epoch: run.ruleSet.epoch))
        return try plan.datasets.flatMap { dataset in
            let stage = DatasetStage(dataset: dataset, run: run, keys: keys, limits: run.limits)
            var none: StagingWriter?
            do {
                return Self.findings(dataset.rules.name, try stage.run(into: &none) { _ in })
            } catch PipelineError.gate(let name, let message) {
                let place = SafeText.escaped(name)
                return [Finding(.expectation, at: place, message, cure: "export all of it, or change `expect`")]
            }
        }
    }

    private static func findings(_ name: String, _ outcome: DatasetStage.Outcome) -> [Finding] {
        var findings: [Finding] = []
        if outcome.report.rejects > 0 {
            findings.append(
                Finding(
                    .malformedRecords, at: SafeText.escaped(name),
                    "\(outcome.report.rejects) records are malformed or rejected",
                    cure: "mend the export, or run with --max-rejects"))
        }
        if outcome.wouldFail > 0 {
            findings.append(
                Finding(
                    .invalidValues, at: SafeText.escaped(name), "\(outcome.wouldFail) values would fail a run",
                    cure: "mend the export, the rule or its `on-invalid`"))
        }
        return findings
    }
}
