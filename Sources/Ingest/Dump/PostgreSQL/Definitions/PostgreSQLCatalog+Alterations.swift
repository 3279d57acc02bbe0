internal import Records

extension PostgreSQLCatalog {
    /// Takes what an `ALTER TABLE` adds; false if that is nothing a schema keeps.
    mutating func alterTable(
        _ rest: inout PostgreSQLStatement, _ session: PostgreSQLSession
    ) throws(PostgreSQLStop) -> Bool {
        _ = rest.take("if", "exists")
        _ = rest.take("only")
        let name = session.name(try rest.qualifiedName())
        _ = rest.take(symbol: "*")
        // A view may be altered as a table, and data may come without definitions.
        guard var table = table(name) else { return false }
        var isDefinition = false
        repeat {
            if try takeAction(&rest, session, &table) {
                isDefinition = true
            } else {
                _ = try rest.skip()
            }
        } while rest.take(symbol: ",")
        add(table)
        return isDefinition
    }

    private mutating func takeAction(
        _ rest: inout PostgreSQLStatement, _ session: PostgreSQLSession, _ table: inout TableSchema
    ) throws(PostgreSQLStop) -> Bool {
        if rest.take("add") { return try takeConstraint(&rest, session, &table) }
        if rest.take("attach", "partition") {
            let partition = session.name(try rest.qualifiedName())
            let range = try bound(&rest)
            let (bound, parent) = (rest.fragment(range), table.name)
            return change(partition) {
                $0.parent = parent
                $0.bound = bound
            }
        }
        if rest.take("inherit") {
            table.parent = session.name(try rest.qualifiedName())
            return true
        }
        guard rest.take("alter") else { return false }
        _ = rest.take("column")
        let name = try rest.name()
        guard let place = table.columns.firstIndex(where: { $0.name == name }) else { return false }
        return try takeColumnAction(&rest, session, &table.columns[place], in: table.name)
    }

    private mutating func takeColumnAction(
        _ rest: inout PostgreSQLStatement, _ session: PostgreSQLSession, _ column: inout TableColumn,
        in table: TableName
    ) throws(PostgreSQLStop) -> Bool {
        if rest.take("set", "default") {
            try takeDefault(&rest, session, &column)
        } else if rest.take("drop", "default") {
            column.defaultValue = nil
            column.sequence = nil
        } else if rest.take("set", "not", "null") {
            column.isNullable = false
        } else if rest.take("drop", "not", "null") {
            column.isNullable = true
        } else if rest.take("add") {
            try takeIdentity(&rest, session, of: &column, in: table)
        } else {
            return false
        }
        return true
    }
}
