internal import ArgumentParser
internal import Records
internal import Rules

/// `bauta explain`: what becomes of one column, and why.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show the rule that holds for a column, and what it promises.",
        discussion: """
            Example:
              bauta explain rules/shop.yaml customers.email

            \(ExitText.of([.rules, .columns, .io]))
            """)

    @Argument(help: "The rule set, a YAML file.")
    var rules: String
    @Argument(help: ArgumentHelp("The column.", valueName: "dataset.column"))
    var column: String
    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let explanation = try RuleSet.load(path: rules).explanation(of: column)
        Console.out(json ? ExplainText.json(column, explanation) : ExplainText.card(column, explanation))
    }
}
