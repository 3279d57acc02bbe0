internal import Records

/// Reads a published store: rows as they are, blocks as they are stored.
///
/// It needs only the right to read the file, holds no lock between calls, and sees one version of the store for its
/// whole life, whatever is published meanwhile.
public struct StagingReader: ~Copyable {
    /// The connection, for what this type has no word for.
    public let connection: SQLiteConnection

    /// Opens the staging store at `path`.
    public init(path: String) throws(StoreError) {
        connection = try SQLiteConnection(reading: path)
    }

    /// All runs, by number.
    public func runs() throws(StoreError) -> [StoredRun] {
        var runs: [StoredRun] = []
        try connection.rows(StoredRun.query) { row in runs.append(StoredRun(row)) }
        return runs
    }

    /// All datasets, by name, and of a name the newest first.
    public func datasets() throws(StoreError) -> [StoredDataset] { try Self.datasets(in: connection) }

    /// The newest dataset of each name: what the views show.
    public func newestDatasets() throws(StoreError) -> [StoredDataset] { Self.newest(of: try datasets()) }

    /// The sources of a dataset.
    public func sources(of dataset: Int) throws(StoreError) -> [SourceRecord] {
        var sources: [SourceRecord] = []
        let query = Schema.source.selection + " WHERE dataset = ? ORDER BY ordinal"
        try connection.rows(query, [.integer(dataset)]) { row in sources.append(SourceRecord(row)) }
        return sources
    }

    /// The fields of a dataset.
    public func fields(of dataset: Int) throws(StoreError) -> [FieldRecord] {
        var fields: [FieldRecord] = []
        let query = Schema.field.selection + " WHERE dataset = ? ORDER BY ordinal"
        try connection.rows(query, [.integer(dataset)]) { row in fields.append(FieldRecord(row)) }
        return fields
    }

    /// What a dataset declares of its columns.
    public func schema(of dataset: Int) throws(StoreError) -> [SchemaRecord] {
        try Self.schema(of: dataset, in: connection)
    }

    /// Calls `body` with line, byte offset, source and reason of each record of a dataset that was set aside.
    public func rejects(
        of dataset: Int, _ body: (StoredReject) throws(StoreError) -> Void
    ) throws(StoreError) {
        let query = Schema.reject.selection + " WHERE dataset = ? ORDER BY rowid"
        try connection.rows(query, [.integer(dataset)]) { row throws(StoreError) in try body(StoredReject(row)) }
    }

    /// Calls `body` with one block and its payload; returns false where there is no such block.
    public func block(
        _ sequence: Int, of dataset: Int, _ body: (StoredBlock, Span<UInt8>) -> Void
    ) throws(StoreError) -> Bool {
        var found = false
        let query = Schema.block.selection + " WHERE dataset = ? AND sequence = ?"
        try connection.rows(query, [.integer(dataset), .integer(sequence)]) { row in
            let block = StoredBlock(row)
            row.withBytes(StoredBlock.payloadColumn) { body(block, $0) }
            found = true
        }
        return found
    }

    /// All entries of the audit trail, in order.
    public func auditEntries() throws(StoreError) -> [AuditEntry] {
        var entries: [AuditEntry] = []
        try connection.rows(Schema.audit.selection + " ORDER BY sequence") { row in entries.append(AuditEntry(row)) }
        return entries
    }

    /// The manifest, rebuilt from the tables.
    public func manifest() throws(StoreError) -> Manifest { try Manifest(rebuiltFrom: connection) }

    /// The columns of runs and audit entries that hold a value of another type than theirs.
    ///
    /// All other tables' types are in the manifest; a text of the same bytes as a hash would pass for it.
    public func wronglyTyped() throws(StoreError) -> [String] {
        var names: [String] = []
        for table in [Schema.run, Schema.audit] {
            for (column, type) in zip(table.columns, table.types) {
                let query = "SELECT count(*) FROM \(table.name) WHERE typeof(\(column)) NOT IN ('null', ?)"
                let rows = try connection.integer(query, [QueryValue(type.lowercased())])
                if rows != 0 { names.append("\(table.name).\(column)") }
            }
        }
        return names
    }

    /// How many bytes the file has beyond its pages; SQLite never looks at them.
    public func strayBytes() throws(StoreError) -> Int {
        let pages = try connection.integer("PRAGMA page_count") ?? 0
        let pageSize = try connection.integer("PRAGMA page_size") ?? 0
        return try SystemCall.size(of: connection.path) - pages * pageSize
    }

    /// The places of a dataset's blocks, in order.
    public func sequences(of dataset: Int) throws(StoreError) -> [Int] {
        var sequences: [Int] = []
        let query = "SELECT sequence FROM bauta_block WHERE dataset = ? ORDER BY sequence"
        try connection.rows(query, [.integer(dataset)]) { row in sequences.append(row.integer(0)) }
        return sequences
    }

    /// The names of tables, indexes, views and triggers that this program did not write.
    public func foreignObjects() throws(StoreError) -> [String] {
        var names: [String] = []
        let query = "SELECT type, name FROM sqlite_schema WHERE NOT \(Schema.known) ORDER BY type, name"
        try connection.rows(query) { row in names.append("\(row.text(0)) '\(SafeText.escaped(row.text(1)))'") }
        return names
    }

    static func datasets(in store: borrowing SQLiteConnection) throws(StoreError) -> [StoredDataset] {
        let columns = try store.prepare("SELECT value FROM json_each(?) ORDER BY key", for: "columns")
        var datasets: [StoredDataset] = []
        try store.rows(StoredDataset.query) { row throws(StoreError) in
            var names: [String] = []
            try columns.bind(row.value(4), at: 1)
            while try columns.step() { names.append(columns.text(0)) }
            columns.reset()
            var dataset = StoredDataset(row, columns: names)
            dataset.record.schema = try schema(of: dataset.dataset, in: store)
            datasets.append(dataset)
        }
        return datasets
    }

    private static func schema(
        of dataset: Int, in store: borrowing SQLiteConnection
    ) throws(StoreError) -> [SchemaRecord] {
        var schema: [SchemaRecord] = []
        try store.rows(SchemaRecord.query, [.integer(dataset)]) { row in schema.append(SchemaRecord(row)) }
        return schema
    }

    static func newest(of datasets: [StoredDataset]) -> [StoredDataset] {
        var seen: Set<[UInt8]> = []
        return datasets.filter { seen.insert(DatasetView.folded($0.record.name)).inserted }
    }
}

/// A record that was set aside, as it is stored.
public struct StoredReject: Sendable, Equatable {
    /// The line of its first byte, from 1.
    public var line: Int
    /// The offset of its first byte in the inflated source.
    public var byteOffset: Int
    /// Its source's ordinal.
    public var ordinal: Int
    /// Why it was set aside.
    public var reason: String

    init(_ row: borrowing Statement) {
        line = row.integer(1)
        byteOffset = row.integer(2)
        ordinal = row.integer(3)
        reason = row.text(4)
    }
}
