internal import ArgumentParser
internal import Audit
internal import Records

/// `bauta audit`: which fields were masked, and how.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Show which fields were masked, how, and how many values.",
        discussion: """
            Example:
              bauta audit staging.db
              bauta audit staging.db --manifest | sha256sum

            \(ExitText.of([.io, .absent]))
            """)

    @Argument(help: ArgumentHelp("The staging database.", valueName: "staging.db"))
    var store: String
    @Flag(help: "Print JSON.")
    var json = false
    @Flag(help: "Print CSV.")
    var csv = false
    @Flag(help: "Print the newest run's manifest, whose SHA-256 is its receipt.")
    var manifest = false

    func validate() throws {
        if [json, csv, manifest].count(where: { $0 }) > 1 {
            throw ValidationError("--json, --csv and --manifest: one of them at most")
        }
    }

    func run() throws {
        if manifest {
            Console.out(bytes: try AuditReport.manifest(path: store))
            return
        }
        let report = try AuditReport.load(path: store)
        if json {
            Console.out(report.json())
        } else if csv {
            Console.out(bytes: Array(report.csv().utf8))
        } else {
            Console.out(bytes: Array(report.table(width: Console.width).utf8))
        }
    }
}
