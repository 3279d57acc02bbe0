internal import ArgumentParser
internal import Foundation
internal import Pipeline
internal import Records
internal import Rules

/// `bauta filter`: the masks of a run in a pipe.
struct FilterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "filter",
        abstract: "Mask standard input to standard output.",
        discussion: """
            The records of one dataset, in its format: CSV and TSV with their header, in the dataset's delimiter and \
            quoted as RFC 4180 says; JSON Lines spliced; the records of a JSON document as JSON Lines, too. The \
            values are those that `bauta run` stages, in order.

            Example:
              zcat part.csv.gz | bauta filter shop.yaml --dataset customers > masked.csv

            \(ExitText.of([
                .rules, .columns, .malformed, .key, .io, .limit, .rejects, .interrupted, .terminated,
            ]))
            """)

    @Argument(help: "The rule set, a YAML file.")
    var rules: String
    @Option(help: "The dataset of the rule set whose records are read.")
    var dataset: String
    @OptionGroup var keys: KeyOptions
    @OptionGroup var reading: ReadingOptions
    @Option(help: "The number of workers; as many as cores where nothing is said.")
    var jobs: Int = ProcessInfo.processInfo.activeProcessorCount
    @Option(help: "How many malformed records may be left out; without it the first one ends the filter.")
    var maxRejects: Int?
    @Flag(name: .shortAndLong, help: "Say nothing but errors.")
    var quiet = false

    func validate() throws {
        guard jobs >= 1, jobs <= 1024 else { throw ValidationError("--jobs: a number from 1 to 1024") }
        if let maxRejects, maxRejects < 0 { throw ValidationError("--max-rejects: a number from 0") }
    }

    func run() throws {
        OutputPipe.widen()
        let stop = StopFlag()
        var options = RunOptions(jobs: jobs)
        options.maxRejects = maxRejects
        try keys.apply(to: &options)
        reading.apply(to: &options)
        let filter = try FilterRun(RuleSet.load(path: rules), dataset: dataset, options: options, stop: stop)
        let report = try filter.run(
            ready: { StopSignals.install(stop) },
            write: { text in
                Console.out(bytes: text)
                return Console.failure == nil
            })
        // What was left out tells nothing of a stream that was cut; the end says why, where somebody reads.
        if Console.failure != nil { return }
        if !quiet {
            for warning in report.warnings { Console.error("warning: \(warning)") }
            if report.rejects > 0 { Console.error("\(NumberText.grouped(report.rejects)) records were left out") }
        }
        if report.status != .done { throw EndOfCommand(status: report.status) }
    }
}
