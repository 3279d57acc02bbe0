internal import Records

/// What the statements of a script define.
struct ScriptSchema {
    /// What was defined up to here.
    private(set) var schema = DumpSchema(.sqlite)
    /// Whether a transaction was begun and not yet ended: then the script is not whole.
    private(set) var isOpen = false
    private var virtual = VirtualTables()

    /// Takes a statement that gives no rows to an ordinary table.
    mutating func take(_ statement: SQLiteStatement) throws(SQLFault) {
        var statement = statement
        if statement.isAt("PRAGMA", "ANALYZE", "VACUUM", "REINDEX") || statement.isAt(symbol: ";") { return }
        if statement.isAt("BEGIN", "SAVEPOINT") {
            isOpen = true
        } else if statement.isAt("COMMIT", "END", "RELEASE") {
            isOpen = false
        } else if statement.isAt("ROLLBACK") {
            // The shell met a fault in the database.
            throw .unexpected(expected: "COMMIT")
        } else if statement.take("DELETE", "FROM") {
            guard try statement.name().lowercased().hasPrefix("sqlite_") else { throw Self.unexpected }
        } else if statement.isAt("CREATE") {
            try takeDefinition(statement)
        } else if statement.isAt("DROP") {
            schema.passedOver["drop", default: 0] += 1
        } else {
            throw Self.unexpected
        }
    }

    private static let unexpected = SQLFault.unexpected(expected: "a statement that SQLite's shell writes")

    /// The kind of what a statement makes: `TABLE` of `CREATE TEMP TABLE`; empty where it makes nothing.
    static func kind(_ statement: SQLiteStatement) -> String {
        var statement = statement
        guard statement.take("CREATE") else { return "" }
        if statement.isAt("TEMP", "TEMPORARY", "UNIQUE") { statement.advance() }
        guard let token = statement.token else { return "" }
        return String(decoding: statement.text[token.range], as: UTF8.self).uppercased()
    }

    private mutating func takeDefinition(_ statement: SQLiteStatement) throws(SQLFault) {
        switch Self.kind(statement) {
        case "TABLE":
            let read = try TableDefinition.read(statement.text)
            try add(read.table)
        case "INDEX":
            let tables = schema.tables
            let read = try IndexDefinition.read(statement.text) { name in
                tables.first { $0.name.name.lowercased() == name.lowercased() }?.columns.map(\.name) ?? []
            }
            if let place = tables.firstIndex(where: { $0.name.name.lowercased() == read.table.lowercased() }) {
                read.add(to: &schema.tables[place])
            }
        case "VIRTUAL": try addVirtual(statement.text)
        case "VIEW": schema.passedOver["view", default: 0] += 1
        case "TRIGGER": schema.passedOver["trigger", default: 0] += 1
        default: throw Self.unexpected
        }
    }

    private mutating func add(_ table: TableSchema) throws(SQLFault) {
        let name = table.name.name
        if name.lowercased().hasPrefix("sqlite_") || self.table(name) != nil { return }
        if virtual.isShadow(name) {
            schema.passedOver["shadow table", default: 0] += 1
            return
        }
        var table = table
        if table.options.contains("STRICT") {
            for index in table.columns.indices {
                let strict = StorageSurvey.strict[table.columns[index].type.uppercased()]
                table.columns[index].valueType = strict ?? table.columns[index].valueType
            }
        }
        schema.tables.append(table)
    }

    private mutating func addVirtual(_ text: [UInt8]) throws(SQLFault) {
        try virtual.add(text)
        schema.passedOver["virtual table", default: 0] += 1
    }

    /// Takes rows of a table of SQLite's own: in its catalog virtual tables are defined.
    mutating func takeCatalog(_ statement: SQLiteStatement) throws(SQLFault) {
        for token in statement.tokens where token.kind == .string {
            guard let text = SQLiteLexer.name(token, in: statement.text),
                text.uppercased().hasPrefix("CREATE VIRTUAL")
            else { continue }
            try addVirtual(Array(text.utf8))
        }
    }

    /// The table called `name`, as SQLite compares names.
    func table(_ name: String) -> TableSchema? {
        schema.tables.first { $0.name.name.lowercased() == name.lowercased() }
    }

    /// Whether the rows of a table are nobody's to read.
    func passesOver(_ head: InsertHead) -> Bool { head.isSystem || virtual.isShadow(head.table) }
}
