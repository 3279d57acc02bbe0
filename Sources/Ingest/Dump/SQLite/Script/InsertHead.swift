internal import Records

/// What an `INSERT` statement says before its values.
struct InsertHead {
    /// The table.
    let table: String
    /// The columns that it lists; nil for none.
    let columns: [String]?
    /// Its text up to and with `VALUES`.
    let prefix: [UInt8]

    /// The head of the statement whose words are `statement`'s, from the first word on.
    init(_ statement: SQLiteStatement) throws(SQLFault) {
        var statement = statement
        if !statement.take("REPLACE") {
            guard statement.take("INSERT") else { throw .unexpected(expected: "INSERT") }
            if statement.take("OR") { statement.advance() }
        }
        guard statement.take("INTO") else { throw .unexpected(expected: "INTO") }
        table = try statement.qualifiedName()
        var columns: [String]?
        if statement.take(symbol: "(") {
            var names: [String] = []
            repeat { names.append(try statement.name()) } while statement.take(symbol: ",")
            try statement.expect(symbol: ")")
            columns = names
        }
        self.columns = columns
        guard statement.isAt("VALUES"), let values = statement.token, let first = statement.tokens.first else {
            throw .unexpected(expected: "VALUES")
        }
        prefix = Array(statement.text[first.range.lowerBound..<values.range.upperBound])
    }

    /// Whether it is a table of SQLite's own.
    var isSystem: Bool { table.lowercased().hasPrefix("sqlite_") }

    /// The columns of its values in the table that `schema` defines, and whether a rowid stands before them that is no
    /// column.
    func values(in schema: TableSchema?) throws(SQLFault) -> (columns: [String], hasRowid: Bool) {
        guard let columns else {
            guard let schema else { throw .unknownTable }
            return (schema.rowColumns, false)
        }
        guard let schema else { return (columns, false) }
        let spelled = columns.map { name in
            schema.columns.first { $0.name.lowercased() == name.lowercased() }?.name ?? name
        }
        let isRowid = spelled.first.map { name in
            ["rowid", "_rowid_", "oid"].contains(name.lowercased()) && schema.column(named: name) == nil
        }
        return isRowid == true ? (Array(spelled.dropFirst()), true) : (spelled, false)
    }
}
