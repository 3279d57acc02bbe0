internal import ArgumentParser
internal import Pipeline
internal import Records

/// `bauta preview`: the first records, masked.
struct PreviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Show the first records as they would be staged; nothing is written.",
        discussion: """
            Only masked records are shown, never originals. Without sources on the command line those of the rule set \
            are read.

            Example:
              bauta preview rules/shop.yaml customers=exports/customers.csv.gz --records 5

            \(ExitText.of([
                .rules, .columns, .malformed, .key, .io, .limit, .interrupted, .terminated,
            ]))
            """)

    @OptionGroup var rules: RulesArguments
    @OptionGroup var reading: ReadingOptions
    @Option(help: "How many records of each dataset, from 1 to 1000.")
    var records = 10
    @Option(help: "Show this dataset only; may be repeated.")
    var only: [String] = []
    @Flag(help: "Print one JSON object a record, one a line.")
    var json = false

    /// How wide a table is where there is no terminal: a record of JSON can be very long.
    private static let width = 160

    func validate() throws {
        guard (1...1000).contains(records) else { throw ValidationError("--records: a number from 1 to 1000") }
    }

    func run() throws {
        let ruleSet = try rules.load()
        let stop = StopFlag()
        var options = RunOptions(jobs: 1)
        options.only = only
        try rules.keys.apply(to: &options)
        reading.apply(to: &options)
        let preview = PreviewRun(
            ruleSet, assignments: try rules.assignments(for: ruleSet), options: options, records: records, stop: stop)
        StopSignals.install(stop)
        try preview.run { dataset in
            let width = Console.width ?? Self.width
            for line in json ? PreviewText.json(dataset) : PreviewText.table(dataset, width: width) {
                Console.out(line)
            }
        }
    }
}
