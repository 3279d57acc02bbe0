internal import ArgumentParser
internal import Foundation
internal import Pipeline
internal import Records
internal import Rules

/// `bauta run`: the nightly job.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Mask sources into a staging database.",
        discussion: """
            Every dataset of the rule set is read, masked and published together: complete or not at all. Without \
            sources on the command line those of the rule set are read.

            Example:
              bauta run rules/shop.yaml customers=exports/customers.csv.gz --into staging.db

            \(ExitText.of([
                .rules, .columns, .malformed, .key, .io, .verification, .gate, .absent, .locked, .limit, .rejects,
                .interrupted, .terminated,
            ]))
            """)

    @OptionGroup var rules: RulesArguments
    @OptionGroup var reading: ReadingOptions
    @Option(
        help: ArgumentHelp("The staging database to build and publish; a dry run needs none.", valueName: "staging.db"))
    var into: String?
    @Option(help: "The number of workers; as many as cores where nothing is said.")
    var jobs: Int = ProcessInfo.processInfo.activeProcessorCount
    @Flag(help: "Read and mask everything, write nothing; invalid values are counted.")
    var dryRun = false
    @Option(help: "Run this dataset only; may be repeated.")
    var only: [String] = []
    @Option(help: "How blocks are compressed: fast, small or none.")
    var compression: CompressionArgument = .fast
    @Option(help: "How many runs of a dataset the store keeps, this one included.")
    var keepRuns = 2
    @Option(help: "How many malformed records may be set aside; without it the first one fails the run.")
    var maxRejects: Int?
    @Option(help: "The file mode of the store, in octal (default: that of the file it replaces, or 0600).")
    var mode: ModeArgument?
    @Flag(help: "Warnings stop the run before publication.")
    var strict = false
    @Flag(help: "Print the summary as JSON.")
    var json = false
    @Option(help: ArgumentHelp("Write the summary as JSON, with the sources' SHA-256, to a file.", valueName: "file"))
    var summary: String?
    @Flag(name: .shortAndLong, help: "Say nothing but warnings and errors.")
    var quiet = false
    @Flag(name: .shortAndLong, help: "Say more.")
    var verbose = false
    #if BAUTA_TRAP
        // Only in a build for the leak tests: a crash must not print what the worker held.
        @Flag(help: ArgumentHelp(visibility: .hidden))
        var trap = false
    #endif

    func validate() throws {
        guard into != nil || dryRun else {
            throw ValidationError("--into: name the staging database, or use --dry-run")
        }
        guard jobs >= 1, jobs <= 1024 else { throw ValidationError("--jobs: a number from 1 to 1024") }
        guard keepRuns >= 1 else { throw ValidationError("--keep-runs: a number from 1") }
        if let maxRejects, maxRejects < 0 { throw ValidationError("--max-rejects: a number from 0") }
    }

    func run() throws {
        let ruleSet = try rules.load()
        let stop = StopFlag()
        let job = MaskingRun(
            ruleSet, assignments: try rules.assignments(for: ruleSet), options: try options(), stop: stop)
        let file = try summary.map { try SummaryFile($0, besides: try job.files()) }
        let display = RunDisplay(verbosity: quiet ? .quiet : verbose ? .verbose : .normal)
        display.began(ruleSet.name, isDryRun: dryRun)
        // Until the key is there nothing is written, and a signal may end the process as it always does.
        let report = try job.run(ready: { StopSignals.install(stop) }, progress: { display.update($0) })
        display.ended(report)
        if json { Console.out(report.json()) } else if !quiet { Console.out(RunText.summary(report, into: into ?? "")) }
        try file?.write(report.json())
        if report.status != .done { throw EndOfCommand(status: report.status) }
    }

    private func options() throws -> RunOptions {
        var options = RunOptions(jobs: jobs)
        options.store = into
        options.isDryRun = dryRun
        options.only = only
        try rules.keys.apply(to: &options)
        options.compression = compression.level
        options.keepRuns = keepRuns
        options.maxRejects = maxRejects
        options.mode = mode?.bits
        options.isStrict = strict
        options.wantsSummary = summary != nil
        reading.apply(to: &options)
        #if BAUTA_TRAP
            options.traps = trap
        #endif
        return options
    }
}
