internal import ArgumentParser
internal import Records
internal import Store

/// `bauta export`: a dataset's records, as files are made of them.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a dataset's records to standard output as CSV, TSV, JSON or JSON Lines.",
        discussion: """
            CSV and TSV (RFC 4180, lines end with LF) begin with the header. A field is quoted only where it must be: \
            null is nothing, the empty text "". In a file of one column a null is therefore an empty line, which \
            `bauta run` reads as null and other readers may skip; JSON Lines keeps both apart everywhere. Binary \
            columns are hexadecimal digits.

            JSON Lines gives each record byte by byte as it is stored: an object of a JSON dataset, else an array of \
            the row's values; of a record that its document has on many lines the line ends are left out, with the \
            blanks beside them. JSON is one array of the same lines. As CSV, a JSON dataset has the columns of its \
            view: its paths, then the whole record.

            Each block is checked against its hashes before any of it is written.

            Example:
              bauta export staging.db customers > customers.csv
              bauta export staging.db prompts --format jsonl | gzip > prompts.jsonl.gz

            \(ExitText.of([.io, .verification, .absent, .limit]))
            """)

    @Argument(help: ArgumentHelp("The staging database.", valueName: "staging.db"))
    var store: String
    @Argument(help: "The dataset's name.")
    var dataset: String
    @Option(help: "csv, tsv, json or jsonl (default: that of the dataset's sources; of json ones jsonl).")
    var format: ExportFormat?
    @Flag(help: "Put an apostrophe before fields that a spreadsheet would take for a formula; negative numbers stay.")
    var spreadsheetSafe = false
    @Option(name: .customLong("run"), help: ArgumentHelp("The run, where an older one is meant.", valueName: "number"))
    var runNumber: Int?

    func validate() throws { try refuseFormulas(in: format) }

    func run() throws {
        let reader = try StagingReader(path: store)
        let dataset = try chosen(from: try reader.named(dataset, among: try reader.datasets()))
        let format = self.format ?? ExportFormat(of: dataset.record)
        try refuseFormulas(in: format)
        var text = ExportText(dataset.record, format: format, isSpreadsheetSafe: spreadsheetSafe)
        var blocks = try DatasetBlocks(of: dataset, in: reader)
        var output = OutputBuffer()
        text.appendHeader(to: &output.bytes)
        while try blocks.next() {
            text.append(blocks.rows, to: &output.bytes)
            guard output.writeIfFull() else { return }
        }
        text.appendEnd(to: &output.bytes)
        output.write()
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
            throw StoreError.unknownRun(path: store, dataset: dataset, run: runNumber, known: named.map(\.run))
        }
        return kept
    }
}
