internal import ArgumentParser
internal import Masking
internal import Pipeline
internal import Records

/// `bauta methods`: the ways of masking and what each promises.
struct MethodsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "methods",
        abstract: "List the methods, or show what one promises, its parameters and examples.",
        discussion: """
            Example:
              bauta methods
              bauta methods keyed-hash

            \(ExitText.of([]))
            """)

    @Argument(help: "A method's name.")
    var name: String?
    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let chosen = MethodCatalog.all.map { $0.descriptor }.filter { name == nil || $0.name == name }
        if chosen.isEmpty, let name {
            let hint = MethodCatalog.suggestion(for: name).map { "; did you mean '\($0)'?" } ?? "; see `bauta methods`"
            throw PipelineError.incomplete("'\(SafeText.escaped(name))' is no method\(hint)", status: .usage)
        }
        if json {
            Console.out("[" + chosen.map(MethodText.json).joined(separator: ",\n ") + "]")
        } else if name == nil {
            let rows = chosen.map { [$0.name, $0.technique.rawValue, $0.summary] }
            let table = TextTable(header: ["method", "technique", "what it does"], rows: rows)
            Console.out(table.lines(width: Console.width).joined(separator: "\n"))
        } else {
            Console.out(chosen.map(MethodText.card).joined(separator: "\n\n"))
        }
    }
}
