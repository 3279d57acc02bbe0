internal import Records

extension PostgreSQLCatalog {
    /// What may follow a column's type.
    static let typeEnds: Set<String> = [
        "collate", "not", "null", "default", "generated", "constraint", "check", "unique", "primary", "references",
        "storage", "compression", "deferrable", "initially",
    ]

    mutating func createTable(
        _ rest: inout PostgreSQLStatement, _ session: PostgreSQLSession
    ) throws(PostgreSQLStop) -> Bool {
        _ = rest.take("if", "not", "exists")
        var table = TableSchema(session.name(try rest.qualifiedName()))
        if rest.take("partition", "of") {
            let parent = session.name(try rest.qualifiedName())
            table.parent = parent
            table.columns = self.table(parent)?.columns ?? []
            if rest.isNext(symbol: "(") { _ = try rest.group() }
            table.bound = rest.fragment(try bound(&rest))
        } else {
            // A table of a composite type or of a query has no columns of its own here.
            guard rest.isNext(symbol: "(") else { return false }
            try takeElements(&rest, session, &table)
        }
        try takeOptions(&rest, session, &table)
        add(table)
        return true
    }

    /// `FOR VALUES …` or `DEFAULT`.
    func bound(_ rest: inout PostgreSQLStatement) throws(PostgreSQLStop) -> Range<Int> {
        guard rest.isNext("for", "values") || rest.isNext("default") else { throw rest.unexpected("FOR VALUES") }
        return try rest.skip(until: ["partition", "using", "tablespace"], comma: false)
    }

    private mutating func takeElements(
        _ rest: inout PostgreSQLStatement, _ session: PostgreSQLSession, _ table: inout TableSchema
    ) throws(PostgreSQLStop) {
        try rest.expect("(")
        while !rest.isNext(symbol: ")") {
            if try !takeConstraint(&rest, session, &table) {
                if rest.take("like") {
                    let source = session.name(try rest.qualifiedName())
                    table.columns += self.table(source)?.columns ?? []
                    _ = try rest.skip()
                } else {
                    try takeColumn(&rest, session, &table)
                }
            }
            guard rest.take(symbol: ",") else { break }
        }
        try rest.expect(")")
    }

    private mutating func takeOptions(
        _ rest: inout PostgreSQLStatement, _ session: PostgreSQLSession, _ table: inout TableSchema
    ) throws(PostgreSQLStop) {
        var options: [String] = []
        while !rest.isAtEnd {
            if rest.take("inherits") {
                try takeParents(&rest, session, &table)
            } else if rest.take("partition", "by") {
                table.partitioning = rest.fragment(
                    try rest.skip(until: ["with", "using", "tablespace"], comma: false))
            } else {
                let range = try rest.skip(until: ["inherits", "partition"], comma: false)
                guard !range.isEmpty else { throw rest.unexpected("';'") }
                options.append(rest.spelling(range))
            }
        }
        table.options = options.joined(separator: " ")
    }

    /// The tables whose columns come before the table's own.
    private func takeParents(
        _ rest: inout PostgreSQLStatement, _ session: PostgreSQLSession, _ table: inout TableSchema
    ) throws(PostgreSQLStop) {
        try rest.expect("(")
        var inherited: [TableColumn] = []
        repeat {
            let parent = session.name(try rest.qualifiedName())
            table.parent = table.parent ?? parent
            for column in self.table(parent)?.columns ?? [] where !inherited.contains(where: { $0.name == column.name })
            {
                inherited.append(column)
            }
        } while rest.take(symbol: ",")
        try rest.expect(")")
        let own = table.columns
        table.columns = inherited.map { column in own.first { $0.name == column.name } ?? column }
        table.columns += own.filter { column in !inherited.contains { $0.name == column.name } }
    }

    private mutating func takeColumn(
        _ rest: inout PostgreSQLStatement, _ session: PostgreSQLSession, _ table: inout TableSchema
    ) throws(PostgreSQLStop) {
        let name = try rest.name()
        let range = try rest.skip(until: Self.typeEnds)
        guard !range.isEmpty else { throw rest.unexpected("a column's type") }
        var column = TableColumn(name, type: rest.spelling(range))
        let meaning = type(range, of: rest, session)
        column.valueType = meaning.valueType
        column.maximumLength = meaning.maximumLength
        column.labels = meaning.labels
        // Its constraints speak of it by name.
        table.columns.append(column)
        let place = table.columns.count - 1
        var constraint: String?
        while !rest.isAtEnd, !rest.isNext(symbol: ","), !rest.isNext(symbol: ")") {
            if rest.take("constraint") {
                constraint = try rest.name()
            } else if try !takeProperty(&rest, session, &column, in: table.name) {
                table.columns[place] = column
                guard try takeConstraint(&rest, session, &table, name: constraint, column: name) else {
                    throw rest.unexpected("a column's definition")
                }
                column = table.columns[place]
            }
        }
        table.columns[place] = column
    }

    /// A part of a column's definition that is no key and no check; false if something else is next.
    private mutating func takeProperty(
        _ rest: inout PostgreSQLStatement, _ session: PostgreSQLSession, _ column: inout TableColumn,
        in table: TableName
    ) throws(PostgreSQLStop) -> Bool {
        let start = rest.next
        if rest.take("not", "null") {
            column.isNullable = false
            _ = rest.take("no", "inherit")
        } else if rest.take("null") {
            column.isNullable = true
        } else if rest.take("default") {
            try takeDefault(&rest, session, &column)
        } else if rest.isNext("generated", "always", "as"), !rest.isNext("generated", "always", "as", "identity") {
            _ = try rest.skip(until: Self.typeEnds)
            column.generation = rest.fragment(start..<rest.next)
        } else if rest.isNext("generated") {
            try takeIdentity(&rest, session, of: &column, in: table)
        } else if rest.isNext("collate") || rest.isNext("storage") || rest.isNext("compression") {
            _ = try rest.skip(until: Self.typeEnds)
            column.attributes += (column.attributes.isEmpty ? "" : " ") + rest.spelling(start..<rest.next)
        } else {
            return false
        }
        return true
    }

    /// The expression of a default, which is next.
    func takeDefault(
        _ rest: inout PostgreSQLStatement, _ session: PostgreSQLSession, _ column: inout TableColumn
    ) throws(PostgreSQLStop) {
        let range = try rest.skip(until: Self.typeEnds)
        column.defaultValue = rest.fragment(range)
        if let name = rest.sequence(in: range) { column.sequence = try Self.objectName(name, session) }
    }
}
