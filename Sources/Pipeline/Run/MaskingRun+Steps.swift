internal import Foundation
internal import Ingest
internal import Masking
internal import Records
internal import Rules
internal import Store

extension MaskingRun {
    /// The files that the run reads or writes: rules, sources, store.
    public func files() throws -> [String] {
        let plan = try RunPlan(ruleSet, assignments: assignments, only: options.only)
        let sources = plan.sources.map(\.location.name)
        let store = options.store.map { [$0, $0 + ".partial", $0 + ".lock"] } ?? []
        return ruleSet.files.map(\.path) + sources + store
    }

    /// The sub-keys of the masks, from the key that the command line or the rule set names.
    func loadKeys() throws -> MaskKeys {
        // The rule set's tenant or the command line's; they may not contradict each other.
        let tenant = options.tenant ?? ruleSet.tenant
        if !ruleSet.tenant.isEmpty, tenant != ruleSet.tenant {
            throw PipelineError.incomplete(
                "--tenant: the rule set has another tenant; leave one of them out", status: .rules)
        }
        guard let provider = options.key ?? ruleSet.key else {
            throw PipelineError.incomplete(
                "\(SafeText.escaped(ruleSet.path)): no key; give the rule set a `key` or use --key, "
                    + "and make one with `bauta keys generate`", status: .key)
        }
        return MaskKeys(key: try provider.load(), context: KeyContext(tenant: tenant, epoch: ruleSet.epoch))
    }

    /// What the rules alone have to say: errors end the run, warnings go on.
    func ruleFindings() throws -> [Finding] { try gate.pass(RuleChecker.findings(ruleSet)) }

    /// What ends the run where its findings hold an error that the rule set does not accept.
    var gate: FindingGate { FindingGate(ruleSet: ruleSet) }

    /// A look at the dump of `plan`, where there is one that can be read twice; throws where its tables do not fit.
    func surveyDump(of plan: RunPlan, into found: inout [Finding]) throws -> DumpSurvey? {
        guard let dump = plan.dump, !dump.isReadOnce else { return nil }
        let stop = stop
        let survey = try DumpSurvey(DumpOpener(dump: dump, limits: options.limits, shouldStop: { stop.isSet }))
        found += try gate.pass(survey.decide(TableBinder(ruleSet: ruleSet, dump: dump)).findings)
        return survey
    }

    /// What gathers the keys of the datasets of `plan`, to check them at the end.
    func integrityLedger(of plan: RunPlan, survey: DumpSurvey?) -> IntegrityLedger {
        var declared: [KeyPromise] = []
        if let survey, let dump = plan.dump {
            let tables = survey.decide(TableBinder(ruleSet: ruleSet, dump: dump)).tables
            declared = DeclaredKeys(tables, survey.schemas).promises
        }
        let catalog = KeyCatalog(ruleSet, plan: plan, declared: declared)
        return IntegrityLedger(catalog, limit: options.keyBytes, beside: options.isDryRun ? nil : options.store)
    }

    /// The store to build, after a look at the free space; nil in a dry run.
    func openStore(_ plan: RunPlan, keys: MaskKeys, started: String) throws -> StagingWriter? {
        guard let store = options.store, !options.isDryRun else { return nil }
        try FreeSpace.check(for: plan, store: store)
        var record = RunRecord(uuid: UUID().uuidString.lowercased(), started: started, tenant: keys.context.tenant)
        record.keyID = keys.key.id
        record.rulesName = ruleSet.name
        record.rulesSHA256 = rulesDigest
        record.rulesOutline = ruleSet.outline(fingerprint: keys.fingerprint(of:))
        record.versions = Versions.json
        return try StagingWriter(path: store, mode: options.mode, run: record, keepRuns: options.keepRuns)
    }

    /// SHA-256 over the rule set's file and those it extends, in order: `cat shop.yaml gdpr.yaml | sha256sum`.
    private var rulesDigest: [UInt8] {
        var digest = RunningDigest()
        for file in ruleSet.files { digest.add(file.bytes) }
        return digest.finish()
    }
}
