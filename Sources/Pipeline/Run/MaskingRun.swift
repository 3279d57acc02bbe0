internal import Foundation
internal import Ingest
internal import Masking
internal import Records
public import Rules
internal import Store

/// The nightly job: sources in, a published staging store out.
///
/// Read this file first. The order: plan the sources, take the key, bind every header to the rules, build the store
/// beside the old one, run dataset after dataset through its crew, look at the gates, publish. Until then nobody sees
/// anything.
public struct MaskingRun: Sendable {
    /// The rules.
    public let ruleSet: RuleSet
    /// The sources named on the command line.
    public let assignments: [SourceAssignment]
    /// What the command line asks for.
    public let options: RunOptions
    /// Whether a signal asked the run to stop.
    public let stop: StopFlag

    /// A run of `ruleSet` over its own sources and `assignments`.
    public init(_ ruleSet: RuleSet, assignments: [SourceAssignment], options: RunOptions, stop: StopFlag) {
        self.ruleSet = ruleSet
        self.assignments = assignments
        self.options = options
        self.stop = stop
    }

    /// Runs the job.
    ///
    /// `ready` is told once the key is there and before anything is written, `progress` after every block. Errors are
    /// `ReportedError`s, each with its exit status.
    public func run(
        ready: () -> Void = {}, progress: (RunProgress) -> Void = { _ in }
    ) throws -> RunReport {
        let clock = ContinuousClock()
        let began = clock.now
        let started = Timestamp.now()
        var findings = try ruleFindings()
        let plan = try RunPlan(ruleSet, assignments: assignments, only: options.only)
        var keys = try loadKeys()
        ready()
        keys.vaults = try openVaults()
        // The errors of all headers end the run together.
        findings += try gate.pass(HeaderCheck(limits: options.limits).findings(plan.datasets))
        let survey = try surveyDump(of: plan, into: &findings)
        var writer = try openStore(plan, keys: keys, started: started)
        var report = RunReport(keyID: keys.key.id)
        report.findings = findings
        do {
            let surveyed = SurveyedPlan(plan: plan, survey: survey)
            try fill(&writer, from: surveyed, keys: keys, report: &report, progress: progress)
            if let receipt = try writer?.publish(
                finished: Timestamp.now(), event: AuditEvent(accepting: report.findings))
            {
                report.run = receipt.run
                report.receipt = receipt.manifestSHA256
            }
        } catch {
            writer.take()?.abandon()
            throw stop.isSet ? PipelineError.stopped(stop.status) : error
        }
        report.duration = clock.now - began
        return report
    }

    /// Masks dataset after dataset, and the dump, and looks at the gates that stand before publication.
    private func fill(
        _ writer: inout StagingWriter?, from plan: SurveyedPlan, keys: MaskKeys, report: inout RunReport,
        progress: (RunProgress) -> Void
    ) throws {
        var outcomes: [DatasetStage.Outcome] = []
        var integrity = integrityLedger(of: plan.plan, survey: plan.survey)
        for dataset in plan.plan.datasets {
            var stage = DatasetStage(dataset, of: self, keys: keys)
            stage.catalog = integrity.catalog
            outcomes.append(try stage.run(into: &writer, &integrity, progress: progress))
        }
        if let dump = plan.plan.dump {
            let stage = DumpStage(dump, of: self, keys: keys, survey: plan.survey)
            outcomes += try stage.run(into: &writer, &integrity, progress: progress)
        }
        guard !outcomes.isEmpty else { throw DumpFault.fillsNothing }
        report.datasets += outcomes.map(\.report)
        report.integrity = try integrity.results(into: &writer)
        report.findings += try gate.pass(outcomes.flatMap(\.findings) + report.integrity.compactMap(\.finding))
        let wouldFail = outcomes.reduce(0) { $0 + $1.wouldFail }
        if wouldFail > 0 { throw PipelineError.wouldFail(values: wouldFail) }
        if options.isStrict, !report.warnings.isEmpty { throw PipelineError.strict(warnings: report.warnings) }
        if stop.isSet { throw PipelineError.stopped(stop.status) }
        // Before the store is published: whatever token is in it can be turned back.
        try keys.vaults.commit()
    }
}

/// A run's plan, and what its dump was found to hold.
private struct SurveyedPlan {
    let plan: RunPlan
    let survey: DumpSurvey?
}
