internal import Foundation
internal import Ingest
internal import Masking
internal import Records
public import Rules
internal import Store

/// The nightly job: sources in, a published staging store out. Read this file first.
///
/// The order: plan the sources, bind every header to the rules, take the key, build the store beside the old one,
/// run dataset after dataset through its crew, look at the gates, publish. Until then nobody sees anything.
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

    /// Runs the job; `progress` is told after every block. Errors are `ReportedError`s, each with its exit status.
    public func run(progress: (RunProgress) -> Void = { _ in }) throws -> RunReport {
        let clock = ContinuousClock()
        let began = clock.now
        let started = Timestamp.now()
        let tenant = try effectiveTenant()
        var warnings = try ruleWarnings()
        let plan = try RunPlan(ruleSet, assignments: assignments, only: options.only)
        guard !plan.datasets.isEmpty else {
            throw PipelineError.incomplete("no dataset to run; name one in the rule set", status: .usage)
        }
        let key = try loadKey()
        let keys = MaskKeys(key: key, context: KeyContext(tenant: tenant, epoch: ruleSet.epoch))
        warnings += try HeaderCheck(ruleSet).warnings(plan.datasets.filter { !$0.readsStandardInput }, limits: limits)
        var writer = try openStore(plan, keys: keys, tenant: tenant, started: started)
        var report = RunReport(keyID: key.id)
        var wouldFail = 0
        do {
            for dataset in plan.datasets {
                let stage = DatasetStage(dataset: dataset, run: self, keys: keys, limits: limits)
                let outcome = try stage.run(into: &writer, progress: progress)
                report.datasets.append(outcome.report)
                warnings += outcome.warnings
                wouldFail += outcome.wouldFail
            }
            if wouldFail > 0 { throw PipelineError.wouldFail(values: wouldFail) }
            if options.isStrict, !warnings.isEmpty { throw PipelineError.strict(warnings: warnings) }
            if stop.isSet { throw PipelineError.stopped(stop.status) }
            if let receipt = try writer?.publish(finished: Timestamp.now()) {
                report.run = receipt.run
                report.receipt = receipt.manifestSHA256
            }
        } catch {
            writer.take()?.abandon()
            throw error
        }
        report.warnings = warnings
        report.duration = clock.now - began
        return report
    }
}
