internal import Records

/// Reads what a database says of its tables.
struct DatabaseCatalog: ~Copyable {
    /// What the database defines.
    private(set) var schema = DumpSchema(.sqlite)
    /// Of each table the place of the column that is another name of the rowid.
    private(set) var rowids: [Int?] = []
    private var virtual = VirtualTables()

    /// Reads the catalog of `connection`.
    init(_ connection: borrowing DatabaseConnection) throws(IngestError) {
        var entries: [Entry] = []
        try connection.rows("SELECT type, name, sql FROM main.sqlite_master ORDER BY rowid") { row in
            entries.append(Entry(kind: row.text(0) ?? "", name: row.text(1) ?? "", sql: row.text(2) ?? ""))
        }
        for entry in entries where entry.isVirtual { try? virtual.add(Array(entry.sql.utf8)) }
        // Libraries before 3.37 do not know it; then the names alone tell.
        var shadows: [String] = []
        try connection.rows("PRAGMA main.table_list") { row in
            if row.columns > 2, row.text(2) == "shadow", let name = row.text(1) { shadows.append(name) }
        }
        for name in shadows { virtual.addShadow(name) }
        for entry in entries { try add(entry, connection) }
    }

    /// A line of the catalog.
    private struct Entry {
        let kind: String
        let name: String
        let sql: String

        var isVirtual: Bool { kind == "table" && sql.uppercased().hasPrefix("CREATE VIRTUAL") }
        var isSystem: Bool { name.lowercased().hasPrefix("sqlite_") }
    }

    private mutating func add(_ entry: Entry, _ connection: borrowing DatabaseConnection) throws(IngestError) {
        switch entry.kind {
        case _ where entry.isSystem: break
        case _ where entry.isVirtual: schema.passedOver["virtual table", default: 0] += 1
        case "table" where virtual.isShadow(entry.name): schema.passedOver["shadow table", default: 0] += 1
        case "table": try addTable(entry, connection)
        case "index": addIndex(entry)
        default: schema.passedOver[entry.kind == "trigger" ? "trigger" : "view", default: 0] += 1
        }
    }

    private mutating func addTable(_ entry: Entry, _ connection: borrowing DatabaseConnection) throws(IngestError) {
        var plain = TableSchema(TableName(entry.name))
        var keys: [(place: Int64, column: String)] = []
        try connection.rows("PRAGMA main.table_xinfo(\(Self.quoted(entry.name)))") { row in
            var column = TableColumn(row.text(1) ?? "", type: row.text(2) ?? "", valueType: .dynamic)
            column.isNullable = row.integer(3) == 0
            column.defaultValue = row.text(4).map { SQLFragment($0, holdsLiteral: true) }
            if row.integer(5) > 0 { keys.append((row.integer(5), column.name)) }
            if row.integer(6) > 1 { column.generation = SQLFragment("GENERATED ALWAYS", holdsLiteral: true) }
            plain.columns.append(column)
        }
        guard !plain.columns.isEmpty else { return }
        let read = try? TableDefinition.read(Array(entry.sql.utf8), name: entry.name)
        // SQLite's own word counts: where we read a text differently, the columns alone are told.
        if let read, Self.agree(read.table, plain) {
            schema.tables.append(read.table)
            rowids.append(read.rowid)
            return
        }
        keys.sort { $0.place < $1.place }
        if !keys.isEmpty { plain.constraints = [TableConstraint(.primaryKey, columns: keys.map(\.column))] }
        schema.tables.append(plain)
        rowids.append(nil)
    }

    private mutating func addIndex(_ entry: Entry) {
        let tables = schema.tables
        let read = try? IndexDefinition.read(Array(entry.sql.utf8)) { name in
            tables.first { $0.name.name.lowercased() == name.lowercased() }?.columns.map(\.name) ?? []
        }
        // The index of a key has no text.
        guard let read else { return }
        guard let place = tables.firstIndex(where: { $0.name.name.lowercased() == read.table.lowercased() }) else {
            return
        }
        read.add(to: &schema.tables[place])
    }

    private static func agree(_ read: TableSchema, _ plain: TableSchema) -> Bool {
        read.columns.map(\.name) == plain.columns.map(\.name)
            && read.columns.map { $0.generation == nil } == plain.columns.map { $0.generation == nil }
    }

    /// The query for all rows of a table in its own order.
    static func query(_ columns: [String], of table: String) -> String {
        let list = columns.map(quoted).joined(separator: ",")
        return "SELECT \(list.isEmpty ? "NULL" : list) FROM main.\(quoted(table)) NOT INDEXED"
    }

    /// A name as SQL spells it.
    static func quoted(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    /// Sets what the values of a table's columns are.
    mutating func setTypes(_ types: [String: ValueType], of table: Int) {
        for column in schema.tables[table].columns.indices {
            if let type = types[schema.tables[table].columns[column].name] {
                schema.tables[table].columns[column].valueType = type
            }
        }
    }
}
