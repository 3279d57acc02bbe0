internal import ArgumentParser
internal import Pipeline
internal import Records
internal import Store

/// `bauta seed`: a new SQLite database with real tables.
struct SeedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seed",
        abstract: "Load the newest datasets into a new SQLite database that an application can open.",
        discussion: """
            Every dataset becomes a table with its declared types; unique columns, subjects and references are \
            indexed, and references become foreign keys, which are checked. The file appears complete or not at \
            all; one that is there already is refused (2). Rows that refer to nothing are counted, and stop only \
            with --strict (9), as does always a unique column whose values repeat (9).

            Example:
              bauta seed staging.db --to app.db
              sqlite3 app.db '.schema'

            \(ExitText.of([
                .columns, .io, .verification, .gate, .absent, .locked, .limit, .interrupted, .terminated,
            ]))
            """)

    @Argument(help: ArgumentHelp("The staging database.", valueName: "staging.db"))
    var store: String
    @Option(help: ArgumentHelp("The SQLite database to make.", valueName: "file.db"))
    var to: String
    @Option(help: "Seed this dataset only; may be repeated.")
    var only: [String] = []
    @Option(help: "The file mode of the new database, in octal (default: 0600).")
    var mode: ModeArgument?
    @Flag(help: "Make nothing where rows refer to what is not there.")
    var strict = false
    @Flag(help: "Print the report as JSON.")
    var json = false

    func run() throws {
        var writer = try SeedWriter(store: store, into: to, only: only)
        let stop = StopFlag()
        StopSignals.install(stop)
        let report = try writer.fill(goOn: stop.goOn)
        for note in report.notes { Console.error("note: \(note)") }
        if strict, report.orphans > 0 {
            for line in SeedText.orphanLines(report) { Console.error(line) }
            Console.error("--strict: \(SeedText.orphans(report)); nothing was written")
            throw EndOfCommand(status: .gate)
        }
        try writer.publish(mode: mode?.bits)
        Console.out(json ? SeedText.json(report) : SeedText.table(report, width: Console.width))
    }
}
