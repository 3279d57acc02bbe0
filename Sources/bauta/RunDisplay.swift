internal import Foundation
internal import Pipeline
internal import Records
internal import Rules

/// Shows how far a run is: a line that is written over on a terminal, plain log lines elsewhere.
final class RunDisplay {
    // A class, because the run's progress closure and the command share the one clock.
    private let verbosity: RunLog.Verbosity
    private let log: RunLog
    private let clock = ContinuousClock()
    private var shown: ContinuousClock.Instant?
    private var dataset = ""
    private var began: ContinuousClock.Instant

    /// A display that says as much as `verbosity`.
    init(verbosity: RunLog.Verbosity) {
        self.verbosity = verbosity
        log = RunLog(verbosity)
        began = clock.now
    }

    /// The run begins.
    func began(_ rules: String, isDryRun: Bool) {
        if !Console.isTerminal { log.info("\(isDryRun ? "dry run" : "run") of rule set \(rules) began") }
    }

    /// A block was written.
    func update(_ progress: RunProgress) {
        let now = clock.now
        if progress.dataset != dataset {
            if !Console.isTerminal { log.info("dataset \(progress.dataset) began") }
            dataset = progress.dataset
            began = now
            shown = nil
        }
        if let shown, now - shown < .milliseconds(Console.isTerminal ? 200 : 10_000) { return }
        shown = now
        let line = RunText.progress(progress, elapsed: now - began)
        if Console.isTerminal, verbosity != .quiet {
            Console.progress("\r\u{1B}[K" + line)
        } else {
            log.detail(line)
        }
    }

    /// The run has ended.
    func ended(_ report: RunReport) {
        if Console.isTerminal {
            if verbosity != .quiet { Console.progress("\r\u{1B}[K") }
            for warning in report.warnings { Console.error("warning: \(warning)") }
            if verbosity != .quiet { for finding in report.accepted { Console.error("note: \(finding.line)") } }
        } else {
            for dataset in report.datasets {
                log.info("dataset \(dataset.name) ended: \(dataset.records) records, \(dataset.rejects) rejects")
            }
            for warning in report.warnings { log.warning(warning) }
            for finding in report.accepted { log.info("note: \(finding.line)") }
        }
    }
}
