internal import ArgumentParser
internal import Records
internal import Store

/// `bauta query`: one read-only statement over the datasets.
struct QueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Ask a staging database one question in SQL, read-only.",
        discussion: """
            Each dataset is a table of its newest run. Blocks that a comparison in WHERE rules out are not read. Each \
            block that is read is checked against its hashes. What does not fit into memory to be sorted goes to \
            nameless files in the folder that TMPDIR names.

            Example:
              bauta query staging.db 'SELECT country, count(*) FROM customers GROUP BY 1'

            \(ExitText.of([.io, .verification, .absent, .locked, .limit]))
            """)

    @Argument(help: ArgumentHelp("The staging database.", valueName: "staging.db"))
    var store: String
    @Argument(help: "One SQL statement that reads.")
    var sql: String
    @Flag(help: "Print one JSON object a row, one a line.")
    var json = false
    @Flag(help: "Print CSV with a header.")
    var csv = false

    func validate() throws {
        if json, csv { throw ValidationError("--json and --csv: one of them at most") }
    }

    func run() throws {
        let session = try QuerySession(path: store)
        if json {
            try printJSON(session)
        } else if csv {
            try printCSV(session)
        } else {
            try printTable(session)
        }
    }

    private func printJSON(_ session: borrowing QuerySession) throws {
        var names: [String] = []
        var output = OutputBuffer()
        let row: (borrowing Statement) -> Bool = { row in
            output.bytes.append(contentsOf: RowText.json(names, row.values()).utf8)
            output.bytes.append(UInt8(ascii: "\n"))
            return output.writeIfFull()
        }
        defer { output.write() }
        try session.run(sql, columns: { names = $0 }, row: row)
    }

    private func printCSV(_ session: borrowing QuerySession) throws {
        var output = OutputBuffer()
        let row: (borrowing Statement) -> Bool = { row in
            RowText.appendCSV(row, to: &output.bytes)
            return output.writeIfFull()
        }
        defer { output.write() }
        try session.run(sql, columns: { RowText.appendCSV(header: $0, to: &output.bytes) }, row: row)
    }

    /// How many rows are aligned together, and at how many bytes earlier, so that memory stays bounded.
    private static let rowsTogether = 1000
    private static let bytesTogether = 4 << 20

    private func printTable(_ session: borrowing QuerySession) throws {
        var names: [String] = []
        var rows: [[QueryValue]] = []
        var bytes = 0
        var isFirst = true
        let collect: (borrowing Statement) -> Bool = { row in
            let values = row.values()
            rows.append(values)
            bytes += values.reduce(0) { $0 + $1.byteCount }
            if rows.count == Self.rowsTogether || bytes >= Self.bytesTogether {
                printRows(names, rows, withHeader: isFirst)
                rows.removeAll(keepingCapacity: true)
                bytes = 0
                isFirst = false
            }
            return Console.failure == nil
        }
        try session.run(sql, columns: { names = $0 }, row: collect)
        if isFirst || !rows.isEmpty { printRows(names, rows, withHeader: isFirst) }
    }

    private func printRows(_ names: [String], _ rows: [[QueryValue]], withHeader: Bool) {
        let numbers = names.indices.filter { column in rows.allSatisfy { RowText.isNumber($0[column]) } }
        let table = TextTable(
            header: names.map(SafeText.escaped), rows: rows.map { $0.map(RowText.cell) },
            numbers: rows.isEmpty ? [] : Set(numbers))
        Console.out(table.lines().dropFirst(withHeader ? 0 : 2).joined(separator: "\n"))
    }
}

extension QueryValue {
    /// How many bytes it has beside those that every value has.
    fileprivate var byteCount: Int {
        switch self {
        case .null, .integer, .real: 0
        case .text(let bytes), .blob(let bytes): bytes.count
        }
    }
}
