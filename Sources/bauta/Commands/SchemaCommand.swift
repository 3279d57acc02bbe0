internal import ArgumentParser
internal import Rules

/// `bauta schema`: the rules' JSON Schema.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of rule sets, for editors and validators.",
        discussion: """
            Example:
              bauta schema > bauta.schema.json

            \(ExitText.of([]))
            """)

    func run() throws {
        Console.out(RuleSchema.json())
    }
}
