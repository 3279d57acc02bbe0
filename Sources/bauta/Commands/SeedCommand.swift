internal import ArgumentParser
internal import Pipeline
internal import Records
internal import Store

/// `bauta seed`: a new SQLite database with real tables.
struct SeedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seed",
        abstract: "Load the newest datasets into a new SQLite database, or write a script that loads a server.",
        discussion: """
            --to: every dataset becomes a table with its declared types; unique columns, subjects and references are \
            indexed, and references become foreign keys, which are checked. The file appears complete or not at \
            all; one that is there already is refused (2). Rows that refer to nothing are counted, and stop only \
            with --strict (9), as does always a unique column whose values repeat (9).

            --as postgresql|mysql: a script on standard output: types and tables, rows (COPY, or INSERT of many \
            rows), then keys, checks, indexes and foreign keys, which the server checks, then sequences. Tables that \
            come from a dump of the same server are defined as there; where a column is not staged, what needs it is \
            left out. Others are translated: text as text or longtext, whole numbers as bigint, decimals as numeric \
            or double, JSON records as json; points in time stay text unless both servers have a type of the same \
            name; checks, generated columns and indexes of expressions are left out. Each thing that is left out is a \
            note on standard error, and stops with --strict (9) before anything is written.

            Example:
              bauta seed staging.db --to app.db
              bauta seed staging.db --as postgresql | psql -v ON_ERROR_STOP=1 staging
              bauta seed staging.db --as mysql --only customers | mysql staging

            \(ExitText.of([
                .columns, .io, .verification, .gate, .absent, .locked, .limit, .interrupted, .terminated,
            ]))
            """)

    @Argument(help: ArgumentHelp("The staging database.", valueName: "staging.db"))
    var store: String
    @Option(help: ArgumentHelp("The SQLite database to make.", valueName: "file.db"))
    var to: String?
    @Option(name: .customLong("as"), help: "Write a script for this server: postgresql or mysql.")
    var dialect: ScriptDialect?
    @Flag(help: "With --as: only rows, for tables that are there already.")
    var dataOnly = false
    @Flag(help: "With --as: only definitions.")
    var schemaOnly = false
    @Option(help: "Seed this dataset only; may be repeated.")
    var only: [String] = []
    @Option(help: "The file mode of the new database, in octal (default: 0600).")
    var mode: ModeArgument?
    @Flag(help: "Make nothing where rows refer to what is not there.")
    var strict = false
    @Flag(help: "Print the report as JSON.")
    var json = false

    func validate() throws {
        guard (to == nil) != (dialect == nil) else {
            throw ValidationError("name either a file with --to, or a server with --as")
        }
        if dataOnly, schemaOnly { throw ValidationError("--data-only and --schema-only exclude each other") }
        if to != nil, dataOnly || schemaOnly {
            throw ValidationError("--data-only and --schema-only: for --as; leave them out with --to")
        }
        if dialect != nil, json || mode != nil {
            throw ValidationError("--json and --mode: for --to; leave them out with --as")
        }
    }

    func run() throws {
        if let dialect { try write(as: dialect.dialect) }
        if let to { try make(to) }
    }

    private func write(as dialect: SQLDialect) throws {
        let content: ScriptWriter.Content = dataOnly ? .rows : schemaOnly ? .definitions : .all
        var writer = try ScriptWriter(store: store, as: dialect, only: only, content: content)
        writer.pace = OutputPipe.pace()
        for note in writer.notes { Console.error("note: \(note)") }
        if strict, !writer.notes.isEmpty {
            Console.error("--strict: \(writer.notes.count) notes; nothing was written")
            throw EndOfCommand(status: .gate)
        }
        let stop = StopFlag()
        StopSignals.install(stop)
        try writer.write(to: Console.take, goOn: stop.goOn)
    }

    private func make(_ to: String) throws {
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

/// The words of `seed --as`.
enum ScriptDialect: String, ExpressibleByArgument, CaseIterable {
    case postgresql
    case mysql

    /// Whose SQL it is.
    var dialect: SQLDialect {
        switch self {
        case .postgresql: .postgresql
        case .mysql: .mysql
        }
    }
}
