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

    /// One finding for each dataset with malformed records or invalid values, and for each path without a rule; of what
    /// can be read only once also what its columns and tables say, and how they differ from those of `last`.
    func findings(_ plan: RunPlan, since last: LastRun? = nil) throws -> [Finding] {
        let keys = try mortalKeys()
        var none: StagingWriter?
        var unchecked = IntegrityLedger(nil)
        var findings: [Finding] = []
        for dataset in plan.datasets {
            var shape: RecordShape?
            findings += try Self.gated {
                let outcome = try stage(dataset, keys).run(into: &none, &unchecked) { _ in }
                shape = outcome.shape
                return [outcome]
            }
            if dataset.isReadOnce, let shape, let last { findings += last.findings(shape, dataset.rules) }
        }
        if let dump = plan.dump { findings += try self.findings(dump, keys, since: last) }
        return findings
    }

    /// The findings of a dump's datasets, and where it can be read only once, what its tables say.
    private func findings(_ dump: PlannedDump, _ keys: MaskKeys, since last: LastRun?) throws -> [Finding] {
        var none: StagingWriter?
        var unchecked = IntegrityLedger(nil)
        var seen: SeenDump?
        // What does not fit was told by the check of the definitions, or ends the scan.
        var stage = DumpStage(dump, of: run, keys: keys, survey: nil)
        stage.seen = { seen = $0 }
        let findings = try Self.gated { try stage.run(into: &none, &unchecked) { _ in } }
        guard dump.isReadOnce, let seen else { return findings }
        return findings + seen.findings(run.ruleSet) + (last?.findings(seen, run.ruleSet) ?? [])
    }

    /// The findings of what `work` gives, or that a gate closed.
    private static func gated(_ work: () throws -> [DatasetStage.Outcome]) throws -> [Finding] {
        do {
            return try work().flatMap { findings($0.report.name, $0) }
        } catch PipelineError.gate(let name, let message) {
            return [Finding(.expectation, at: .dataset(name), message, cure: "export all of it, or change `expect`")]
        }
    }

    /// One finding for each path without a rule in the first slice of `dataset`, which is to JSON what a header is to a
    /// table; of the records nothing else is told.
    func firstPaths(of dataset: PlannedDataset) throws -> [Finding] {
        var stage = try stage(dataset, mortalKeys())
        stage.output = .plain
        stage.shuffle = .gathering(ShuffleSeed())
        var paths: Set<String> = []
        do {
            _ = try stage.work(stage.open()) { block in
                paths = block.unlistedPaths
                throw Enough()
            }
        } catch is Enough {}
        return Self.findings(dataset.rules.name, unlisted: paths)
    }

    /// The first slice was read.
    private struct Enough: Error {}

    private func mortalKeys() throws -> MaskKeys {
        let key = try MasterKey(text: MasterKey.generate())
        let context = KeyContext(tenant: run.ruleSet.tenant, epoch: run.ruleSet.epoch)
        return MaskKeys(key: key, context: context, vaults: try RunVaults(drawing: run.ruleSet.vaults()))
    }

    private func stage(_ dataset: PlannedDataset, _ keys: MaskKeys) -> DatasetStage {
        var stage = DatasetStage(dataset, of: run, keys: keys)
        stage.gathersUnlisted = true
        return stage
    }

    private static func findings(_ name: String, unlisted paths: Set<String>) -> [Finding] {
        paths.sorted().map { path in
            Finding(
                .unknownColumn, at: .dataset(name).about("\(name).\(path)"),
                "path '\(SafeText.escaped(path))' has no rule",
                cure: "give it one, or list it under `keep` or `drop`")
        }
    }

    private static func findings(_ name: String, _ outcome: DatasetStage.Outcome) -> [Finding] {
        var findings = findings(name, unlisted: outcome.unlistedPaths) + outcome.findings
        if outcome.report.rejects > 0 {
            findings.append(
                Finding(
                    .malformedRecords, at: .dataset(name),
                    "\(outcome.report.rejects) records are malformed or rejected",
                    cure: "mend the export, or run with --max-rejects"))
        }
        if outcome.wouldFail > 0 {
            findings.append(
                Finding(
                    .invalidValues, at: .dataset(name), "\(outcome.wouldFail) values would fail a run",
                    cure: "mend the export, the rule or its `on-invalid`"))
        }
        return findings
    }
}
