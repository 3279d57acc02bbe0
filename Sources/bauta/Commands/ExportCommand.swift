internal import ArgumentParser
internal import Records
internal import Store

/// `bauta export`: a dataset's records, as files are made of them.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a dataset's records to standard output as CSV, TSV, JSON, JSON Lines or a dump.",
        discussion: """
            CSV and TSV (RFC 4180, lines end with LF) begin with the header. A field is quoted only where it must be: \
            null is nothing, the empty text "". In a file of one column a null is therefore an empty line, which \
            `bauta run` reads as null and other readers may skip; JSON Lines keeps both apart everywhere. Binary \
            columns are hexadecimal digits.

            JSON Lines gives each record byte by byte as it is stored: an object of a JSON dataset, else an array of \
            the row's values; of a record that its document has on many lines the line ends are left out, with the \
            blanks beside them. JSON is one array of the same lines. As CSV, a JSON dataset has the columns of its \
            view: its paths, then the whole record.

            --as postgresql|mysql|sqlite: a dump of datasets that come from one of that kind, of all where none is \
            named. Rows are set out and spelled as they were (COPY, INSERT with or without columns, so many rows \
            each; with --inserts one each): masked values are the only ones that differ. What is left out of the \
            definitions is a note on standard error.

            Each block is checked against its hashes before any of it is written.

            Example:
              bauta export staging.db customers > customers.csv
              bauta export staging.db prompts --format jsonl | gzip > prompts.jsonl.gz
              bauta export staging.db --as postgresql > masked.sql

            \(ExitText.of([.io, .verification, .absent, .limit]))
            """)

    @Argument(help: ArgumentHelp("The staging database.", valueName: "staging.db"))
    var store: String
    @Argument(help: "The dataset's name; with --as any number of names.")
    var datasets: [String] = []
    @Option(help: "csv, tsv, json or jsonl (default: that of the dataset's sources; of json ones jsonl).")
    var format: ExportFormat?
    @Option(name: .customLong("as"), help: "Write a dump: postgresql, mysql or sqlite.")
    var dialect: DumpDialect?
    @Flag(help: "With --as postgresql: an INSERT for each row.")
    var inserts = false
    @Flag(help: "Put an apostrophe before fields that a spreadsheet would take for a formula; negative numbers stay.")
    var spreadsheetSafe = false
    @Option(name: .customLong("run"), help: ArgumentHelp("The run, where an older one is meant.", valueName: "number"))
    var runNumber: Int?

    func validate() throws {
        try refuseFormulas(in: format)
        if inserts, dialect != .postgresql { throw ValidationError("--inserts: for --as postgresql; leave it out") }
        if dialect != nil, format != nil || spreadsheetSafe || runNumber != nil {
            throw ValidationError("--format, --spreadsheet-safe and --run: leave them out with --as")
        }
        if dialect == nil, datasets.count != 1 { throw ValidationError("name one dataset, or write a dump with --as") }
    }

    func run() throws {
        if let dialect { return try dump(as: dialect) }
        OutputPipe.widen()
        let dataset = datasets[0]
        let reader = try StagingReader(path: store)
        let chosen = try chosen(from: try reader.named(dataset, among: try reader.datasets()))
        let format = self.format ?? ExportFormat(of: chosen.record)
        try refuseFormulas(in: format)
        var text = ExportText(chosen.record, format: format, isSpreadsheetSafe: spreadsheetSafe)
        var blocks = try DatasetBlocks(of: chosen, in: reader)
        var output = OutputBuffer()
        text.appendHeader(to: &output.bytes)
        while try blocks.next() {
            text.append(blocks.rows, to: &output.bytes)
            guard output.writeIfFull() else { return }
        }
        text.appendEnd(to: &output.bytes)
        output.write()
    }

    private func dump(as dialect: DumpDialect) throws {
        var writer = try ScriptWriter(
            store: store, as: dialect.dialect, only: datasets, style: inserts ? .inserts : .dump)
        writer.pace = OutputPipe.pace()
        for note in writer.notes { Console.error("note: \(note)") }
        try writer.write(to: Console.take)
    }

    private func refuseFormulas(in format: ExportFormat?) throws {
        if spreadsheetSafe, format == .jsonl || format == .json {
            throw ValidationError("--spreadsheet-safe: for csv and tsv; add --format csv, or leave it out")
        }
    }

    /// Of the datasets of one name that of the run that the arguments name, the newest where they name none.
    private func chosen(from named: [StoredDataset]) throws -> StoredDataset {
        guard let runNumber else { return named[0] }
        guard let kept = named.first(where: { $0.run == runNumber }) else {
            throw StoreError.unknownRun(
                path: store, dataset: named[0].record.name, run: runNumber, known: named.map(\.run))
        }
        return kept
    }
}

/// The words of `export --as`.
enum DumpDialect: String, ExpressibleByArgument, CaseIterable {
    case postgresql
    case mysql
    case sqlite

    /// Whose SQL it is.
    var dialect: SQLDialect {
        switch self {
        case .postgresql: .postgresql
        case .mysql: .mysql
        case .sqlite: .sqlite
        }
    }
}
