internal import ArgumentParser
internal import Pipeline
internal import Records
internal import Rules

/// `bauta check`: the readiness check.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check a rule set, and with sources their headers, before anything is masked.",
        discussion: """
            Every finding has an id, a severity, a place and a cure. No key is fetched.

            Example:
              bauta check rules/shop.yaml customers=exports/customers.csv.gz --against staging.db

            \(ExitText.of([.rules, .columns, .malformed, .io, .gate, .absent, .limit]))
            """)

    @OptionGroup var rules: CheckedRules
    @OptionGroup var reading: ReadingOptions
    @Flag(help: "Read every record of the sources too.")
    var scan = false
    @Flag(help: "Warnings fail the check.")
    var strict = false
    @Option(help: ArgumentHelp("Compare columns and tables with the last run in this store.", valueName: "staging.db"))
    var against: String?
    @Flag(help: "Print the findings as JSON.")
    var json = false

    func run() throws {
        let ruleSet = try RuleSet.load(path: rules.rules)
        var check = ReadinessCheck(ruleSet)
        check.assignments = try rules.sources.map { try SourceAssignment($0, ruleSet: ruleSet) }
        check.against = against
        check.scans = scan
        var options = RunOptions(jobs: 1)
        reading.apply(to: &options)
        check.options = options
        let report = try check.run()
        Console.out(json ? report.json() : report.text())
        let status = report.status(isStrict: strict)
        if status != .done { throw EndOfCommand(status: status) }
    }
}

/// The rule set and the sources of a check, which needs no key.
struct CheckedRules: ParsableArguments {
    @Argument(help: "The rule set, a YAML file.")
    var rules: String
    @Argument(
        help: ArgumentHelp(
            "Sources whose headers or first JSON records are checked: NAME=PATH, or a path whose stem is a dataset.",
            valueName: "name=path"))
    var sources: [String] = []
}
