internal import Records

/// Reads `CREATE TABLE` as SQLite keeps it in its catalog and as its shell writes it.
struct TableDefinition {
    private var statement: SQLiteStatement
    /// The names of the columns in lower case, by which a name in double quotes is told from a text.
    private let known: Set<String>
    private(set) var table: TableSchema
    /// The column that is another name of the rowid, its place among the columns.
    private(set) var rowid: Int?

    /// The table that `text` defines; its name is `name` where the catalog has another than the text.
    static func read(_ text: [UInt8], name: String? = nil) throws(SQLFault) -> TableDefinition {
        let statement = try SQLiteStatement(text)
        var first = TableDefinition(statement, known: [])
        try first.read()
        var second = TableDefinition(statement, known: Set(first.table.columns.map { $0.name.lowercased() }))
        try second.read()
        if let name { second.table.name = TableName(name) }
        return second
    }

    private init(_ statement: SQLiteStatement, known: Set<String>) {
        self.statement = statement
        self.known = known
        table = TableSchema(TableName(""))
    }

    private mutating func read() throws(SQLFault) {
        guard statement.take("CREATE") else { throw .unexpected(expected: "CREATE") }
        if statement.isAt("TEMP", "TEMPORARY") { statement.advance() }
        guard statement.take("TABLE") else { throw .unexpected(expected: "TABLE") }
        _ = statement.take("IF", "NOT", "EXISTS")
        table.name = TableName(try statement.qualifiedName())
        try statement.expect(symbol: "(")
        repeat {
            if isAtConstraint { try readConstraint() } else { try readColumn() }
            // SQLite lets the commas between a table's constraints be left out.
            while isAtConstraint { try readConstraint() }
        } while statement.take(symbol: ",")
        try statement.expect(symbol: ")")
        readOptions()
        guard statement.take(symbol: ";") || statement.isAtEnd else { throw .unexpected(expected: "';'") }
        settle()
    }

    private mutating func readOptions() {
        let begin = statement.index
        while !statement.isAtEnd, !statement.isAt(symbol: ";") { statement.advance() }
        table.options = statement.text(of: begin..<statement.index).uppercased()
    }

    /// What can be said only when all is read: names as the columns spell them, the rowid, what is never null.
    private mutating func settle() {
        for index in table.constraints.indices {
            table.constraints[index].columns = table.constraints[index].columns.map(spelling)
        }
        let keys = table.constraints.filter { $0.kind == .primaryKey }.flatMap(\.columns)
        let hasRowid = !table.options.contains("WITHOUT ROWID")
        let places = keys.compactMap { key in table.columns.firstIndex { $0.name == key } }
        if hasRowid, !isDescendingKey, places.count == 1, keys.count == 1, let place = places.first,
            table.columns[place].type.uppercased() == "INTEGER"
        {
            rowid = place
            table.columns[place].valueType = .integer
        }
        for place in places where !hasRowid || rowid != nil { table.columns[place].isNullable = false }
    }

    private func spelling(_ name: String) -> String {
        table.columns.first { $0.name.lowercased() == name.lowercased() }?.name ?? name
    }

    /// `INTEGER PRIMARY KEY DESC` at a column is, by an old mistake of SQLite, no other name of the rowid.
    private var isDescendingKey = false

    private var isAtConstraint: Bool {
        statement.isAt("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN")
    }

    private func fragment(_ range: Range<Int>) -> SQLFragment { statement.fragment(range, columns: known) }
}

// Columns.
extension TableDefinition {
    private mutating func readColumn() throws(SQLFault) {
        let name = try statement.name()
        let begin = statement.index
        while !isAtColumnEnd, statement.token?.kind != .symbol(UInt8(ascii: "(")) {
            guard let token = statement.token, SQLiteLexer.name(token, in: statement.text) != nil else {
                throw .unexpected(expected: "a column's type")
            }
            statement.advance()
        }
        if statement.index > begin, statement.isAt(symbol: "(") { _ = try statement.parenthesized() }
        var column = TableColumn(name, type: statement.text(of: begin..<statement.index), valueType: .dynamic)
        var constraint: String?
        while !statement.isAt(symbol: ","), !statement.isAt(symbol: ")") {
            if statement.take("CONSTRAINT") {
                constraint = try statement.name()
            } else if try !readKey(of: &column, named: constraint) {
                try readTrait(of: &column, named: constraint)
            }
        }
        table.columns.append(column)
    }

    private var isAtColumnEnd: Bool {
        statement.isAtEnd || statement.isAt(symbol: ",") || statement.isAt(symbol: ")")
            || statement.isAt("CONSTRAINT", "PRIMARY", "NOT", "NULL", "UNIQUE", "CHECK", "DEFAULT", "COLLATE")
            || statement.isAt("REFERENCES", "GENERATED", "AS", "ON", "DEFERRABLE")
    }

    /// Reads a key of one column; false where something else stands there.
    private mutating func readKey(of column: inout TableColumn, named name: String?) throws(SQLFault) -> Bool {
        var constraint: TableConstraint
        let begin: Int
        if statement.take("PRIMARY", "KEY") {
            constraint = TableConstraint(.primaryKey, name: name, columns: [column.name])
            if statement.isAt("DESC") { isDescendingKey = true }
            begin = statement.index
            if statement.isAt("ASC", "DESC") { statement.advance() }
            try skipConflict()
            constraint.detail = fragment(begin..<statement.index)
            if statement.take("AUTOINCREMENT") { column.identity = "AUTOINCREMENT" }
        } else if statement.take("UNIQUE") {
            constraint = TableConstraint(.unique, name: name, columns: [column.name])
            begin = statement.index
            try skipConflict()
            constraint.detail = fragment(begin..<statement.index)
        } else if statement.isAt("REFERENCES") {
            constraint = TableConstraint(.foreignKey, name: name, columns: [column.name])
            try readReference(into: &constraint)
        } else if statement.take("CHECK") {
            constraint = TableConstraint(.check, name: name)
            constraint.detail = fragment(try statement.parenthesized())
            try skipConflict()
        } else {
            return false
        }
        table.constraints.append(constraint)
        return true
    }

    private mutating func readTrait(of column: inout TableColumn, named name: String?) throws(SQLFault) {
        let begin = statement.index
        if statement.take("NOT", "NULL") {
            column.isNullable = false
            try skipConflict()
        } else if statement.take("NULL") {
            try skipConflict()
        } else if statement.take("DEFAULT") {
            column.defaultValue = try readDefault()
        } else if statement.take("COLLATE") {
            _ = try statement.name()
            column.attributes += (column.attributes.isEmpty ? "" : " ") + statement.text(of: begin..<statement.index)
        } else if statement.isAt("GENERATED", "AS") {
            _ = statement.take("GENERATED", "ALWAYS")
            guard statement.take("AS") else { throw .unexpected(expected: "AS") }
            _ = try statement.parenthesized()
            if statement.isAt("STORED", "VIRTUAL") { statement.advance() }
            column.generation = fragment(begin..<statement.index)
        } else {
            throw .unexpected(expected: "a column's constraint")
        }
    }

    private mutating func readDefault() throws(SQLFault) -> SQLFragment {
        let begin = statement.index
        if statement.isAt(symbol: "(") {
            _ = try statement.parenthesized()
        } else {
            if statement.isAt(symbol: "+") || statement.isAt(symbol: "-") { statement.advance() }
            guard !statement.isAtEnd else { throw .unexpected(expected: "a default") }
            statement.advance()
        }
        return fragment(begin..<statement.index)
    }
}

// Keys and conditions of the table.
extension TableDefinition {
    private mutating func readConstraint() throws(SQLFault) {
        let name = statement.take("CONSTRAINT") ? try statement.name() : nil
        var constraint: TableConstraint
        if statement.take("PRIMARY", "KEY") {
            constraint = TableConstraint(.primaryKey, name: name)
        } else if statement.take("UNIQUE") {
            constraint = TableConstraint(.unique, name: name)
        } else if statement.take("FOREIGN", "KEY") {
            constraint = TableConstraint(.foreignKey, name: name, columns: try readNames())
            try readReference(into: &constraint)
            return table.constraints.append(constraint)
        } else if statement.take("CHECK") {
            constraint = TableConstraint(.check, name: name)
            constraint.detail = fragment(try statement.parenthesized())
            try skipConflict()
            return table.constraints.append(constraint)
        } else if name != nil {
            // A name without a constraint is allowed, and says nothing.
            return
        } else {
            throw .unexpected(expected: "a table's constraint")
        }
        constraint.columns = try readNames()
        let begin = statement.index
        try skipConflict()
        constraint.detail = fragment(begin..<statement.index)
        table.constraints.append(constraint)
    }

    /// The columns of a key, without what else stands there of each.
    private mutating func readNames() throws(SQLFault) -> [String] {
        var names: [String] = []
        try statement.expect(symbol: "(")
        repeat {
            names.append(try statement.name())
            if statement.take("COLLATE") { _ = try statement.name() }
            if statement.isAt("ASC", "DESC") { statement.advance() }
            if statement.take("AUTOINCREMENT") { markNumbered(names) }
        } while statement.take(symbol: ",")
        try statement.expect(symbol: ")")
        return names
    }

    private mutating func markNumbered(_ names: [String]) {
        for index in table.columns.indices where names.contains(table.columns[index].name) {
            table.columns[index].identity = "AUTOINCREMENT"
        }
    }

    private mutating func readReference(into constraint: inout TableConstraint) throws(SQLFault) {
        guard statement.take("REFERENCES") else { throw .unexpected(expected: "REFERENCES") }
        constraint.target = TableName(try statement.name())
        if statement.isAt(symbol: "(") { constraint.targetColumns = try readNames() }
        let begin = statement.index
        while true {
            if statement.take("ON") {
                statement.advance()
                // `SET NULL`, `SET DEFAULT` and `NO ACTION` are two words.
                if statement.isAt("SET", "NO") { statement.advance() }
                statement.advance()
            } else if statement.take("MATCH") {
                _ = try statement.name()
            } else if statement.take("NOT", "DEFERRABLE") || statement.take("DEFERRABLE") {
                if statement.take("INITIALLY") { statement.advance() }
            } else {
                break
            }
        }
        guard !statement.isAtEnd else { throw .neverCloses(.statement) }
        constraint.detail = fragment(begin..<statement.index)
    }

    private mutating func skipConflict() throws(SQLFault) {
        if statement.take("ON", "CONFLICT") { _ = try statement.name() }
    }
}
