internal import Records

/// What a store says of itself: UTF-8 text, one `name value` line for each fact, sorted bytewise, each ended by LF.
///
/// It covers every row of every table, blocks by their hashes, so that its SHA-256, the receipt, vouches for the
/// whole store. Left out are only what holds that SHA-256: the newest run's column, and the end of its audit entry.
/// A text is a JSON string, a number decimal, bytes are `x'…'` in hexadecimal, absence is `null`.
public struct Manifest: Sendable {
    /// The text's bytes.
    public let text: [UInt8]

    /// SHA-256 of the text.
    public var sha256: [UInt8] { Digest.sha256(text) }

    /// The manifest of a store whose newest audit entry follows `head` and, but for its end, is `event`.
    init(of store: borrowing SQLiteConnection, head: [UInt8], event: [UInt8]) throws(StoreError) {
        var lines = ManifestLines()
        lines.add("bauta-manifest", .integer(1))
        lines.add("audit/head", .blob(head))
        lines.add("audit/event", .text(event))
        try lines.addSchema(of: store)
        try lines.addRuns(of: store)
        try lines.addDatasets(of: store)
        text = lines.sorted()
    }

    /// The manifest of a published store, from its tables.
    init(rebuiltFrom store: borrowing SQLiteConnection) throws(StoreError) {
        var event: [UInt8] = []
        var head = HashChain.genesis
        let ending = AuditEvent.closing(manifestSHA256: HashChain.genesis).count
        try store.rows("SELECT event, previous FROM bauta_audit ORDER BY sequence DESC LIMIT 1") { row in
            event = row.bytes(0).dropLast(ending)
            head = row.bytes(1)
        }
        try self.init(of: store, head: head, event: event)
    }
}

/// The lines of a manifest, as they are gathered.
private struct ManifestLines {
    private var lines: [[UInt8]] = []

    func sorted() -> [UInt8] {
        Array(lines.sorted { $0.lexicographicallyPrecedes($1) }.joined())
    }

    mutating func add(_ name: String, _ value: QueryValue) {
        var line = Array("\(name) ".utf8)
        Self.append(value, to: &line)
        line.append(UInt8(ascii: "\n"))
        lines.append(line)
    }

    /// One line for the SQL of all tables and views, which decides what a reader is shown.
    mutating func addSchema(of store: borrowing SQLiteConnection) throws(StoreError) {
        let query = "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE \(Schema.known) ORDER BY type, name"
        try addDigest("schema", of: store, query, [])
    }

    mutating func addRuns(of store: borrowing SQLiteConnection) throws(StoreError) {
        let columns = Schema.run.columns.filter { $0 != "manifest_sha256" }
        try store.rows("SELECT \(columns.joined(separator: ", ")) FROM bauta_run ORDER BY run") { row in
            add(row, columns, under: "run/\(row.integer(0))")
        }
        let receipts = "SELECT run, manifest_sha256 FROM bauta_run WHERE run < (SELECT max(run) FROM bauta_run)"
        try store.rows(receipts) { row in add("run/\(row.integer(0))/manifest_sha256", row.value(1)) }
    }

    mutating func addDatasets(of store: borrowing SQLiteConnection) throws(StoreError) {
        var datasets: [Int] = []
        try store.rows(Schema.dataset.selection) { row in
            datasets.append(row.integer(0))
            add(row, Schema.dataset.columns, under: "dataset/\(row.integer(0))")
        }
        for dataset in datasets {
            try addRows(of: Schema.source, "source", dataset, store)
            try addRows(of: Schema.schema, "schema", dataset, store)
            try addRows(of: Schema.field, "field", dataset, store)
            let columns = Schema.block.columns.dropLast().joined(separator: ", ")
            for (name, query) in [
                ("blocks", "SELECT \(columns) FROM bauta_block WHERE dataset = ? ORDER BY sequence"),
                ("ranges", Schema.range.selection + " WHERE dataset = ? ORDER BY sequence, ordinal"),
                ("rejects", Schema.reject.selection + " WHERE dataset = ? ORDER BY rowid"),
            ] {
                try addDigest("dataset/\(dataset)/rows/\(name)", of: store, query, [.integer(dataset)])
            }
        }
    }

    /// A line for every column of every row of `table` that belongs to `dataset`.
    private mutating func addRows(
        of table: Schema.Table, _ name: String, _ dataset: Int, _ store: borrowing SQLiteConnection
    ) throws(StoreError) {
        let query = table.selection + " WHERE dataset = ? ORDER BY ordinal"
        try store.rows(query, [.integer(dataset)]) { row in
            add(row, table.columns, under: "dataset/\(dataset)/\(name)/\(row.integer(1))")
        }
    }

    private mutating func add(_ row: borrowing Statement, _ columns: [String], under name: String) {
        for (index, column) in columns.enumerated() { add("\(name)/\(column)", row.value(index)) }
    }

    /// One line for all rows of a query: their number, and the SHA-256 of their values.
    private mutating func addDigest(
        _ name: String, of store: borrowing SQLiteConnection, _ query: String, _ values: [QueryValue]
    ) throws(StoreError) {
        var digest = RunningDigest()
        var count = 0
        try store.rows(query, values) { row in
            var line: [UInt8] = []
            for value in row.values() {
                Self.append(value, to: &line)
                line.append(UInt8(ascii: " "))
            }
            line.append(UInt8(ascii: "\n"))
            digest.add(line)
            count += 1
        }
        add("\(name)/count", .integer(count))
        add("\(name)/sha256", .blob(digest.finish()))
    }

    /// Appends a value so that no two values, and no two types, look alike.
    private static func append(_ value: QueryValue, to line: inout [UInt8]) {
        switch value {
        case .null: line.append(contentsOf: "null".utf8)
        case .integer(let number): line.append(contentsOf: "\(number)".utf8)
        case .real(let number): line.append(contentsOf: "real:\(number.bitPattern)".utf8)
        case .text(let bytes):
            line.append(UInt8(ascii: "\""))
            for byte in bytes { JSONText.appendEscaped(byte, to: &line) }
            line.append(UInt8(ascii: "\""))
        case .blob(let bytes): line.append(contentsOf: "x'\(HexText.string(bytes))'".utf8)
        }
    }
}
