internal import Records

extension PostgreSQLCatalog {
    /// Takes what a `CREATE`, an `ALTER` or a `SELECT` defines; counts it where that is nothing.
    mutating func take(
        _ statement: PostgreSQLStatement, _ session: PostgreSQLSession, kind: String
    ) throws(PostgreSQLStop) {
        var rest = statement
        let isDefinition: Bool =
            if rest.take("create") {
                try takeCreate(&rest, session)
            } else if rest.take("alter", "table") {
                try alterTable(&rest, session)
            } else if rest.take("alter", "sequence") {
                try alterSequence(&rest, session)
            } else {
                try takeSetval(&rest, session)
            }
        if !isDefinition { pass(over: kind) }
    }

    private mutating func takeCreate(
        _ rest: inout PostgreSQLStatement, _ session: PostgreSQLSession
    ) throws(PostgreSQLStop) -> Bool {
        while ["unlogged", "temporary", "temp", "global", "local"].contains(rest.token.text) { rest.next += 1 }
        if rest.take("table") { return try createTable(&rest, session) }
        let isUnique = rest.isNext("unique", "index")
        if rest.take("unique", "index") || rest.take("index") {
            return try createIndex(&rest, session, isUnique: isUnique)
        }
        if rest.take("sequence") { return try createSequence(&rest, session) }
        if rest.take("type") { return try createType(&rest, session) }
        if rest.take("domain") { return try createDomain(&rest, session) }
        return false
    }

    private mutating func createIndex(
        _ rest: inout PostgreSQLStatement, _ session: PostgreSQLSession, isUnique: Bool
    ) throws(PostgreSQLStop) -> Bool {
        _ = rest.take("concurrently")
        _ = rest.take("if", "not", "exists")
        let name = rest.isNext("on") ? "" : try rest.qualifiedName().last ?? ""
        guard rest.take("on") else { throw rest.unexpected("ON") }
        _ = rest.take("only")
        let table = session.name(try rest.qualifiedName())
        let start = rest.next
        if rest.take("using") { _ = try rest.name() }
        var columns = try indexColumns(&rest)
        let tail = try rest.skip(comma: false)
        // With a predicate it is unique for some rows only: no key.
        if isUnique, rest.tokens[tail].contains(where: { $0.kind == .word && $0.text == "where" }) { columns = [] }
        let index = TableIndex(
            name, isUnique: isUnique, columns: columns, detail: rest.fragment(start..<rest.next))
        return change(table) { $0.indexes.append(index) }
    }

    /// The columns of the index whose parentheses are next; nothing where one part is an expression.
    private func indexColumns(_ rest: inout PostgreSQLStatement) throws(PostgreSQLStop) -> [String] {
        let group = try rest.group()
        var columns: [String] = []
        for part in rest.tokens[group].split(separator: .symbol(UInt8(ascii: ",")), by: \.kind) {
            let isPlain = part.allSatisfy { token in
                switch token.kind {
                case .word, .name: token.text != "collate"
                default: token.text == "."
                }
            }
            guard isPlain, let name = part.first else { return [] }
            columns.append(name.text)
        }
        return columns
    }

    private mutating func createType(
        _ rest: inout PostgreSQLStatement, _ session: PostgreSQLSession
    ) throws(PostgreSQLStop) -> Bool {
        var type = TypeSchema(session.name(try rest.qualifiedName()))
        guard rest.take("as", "enum") else { return false }
        for token in rest.tokens[try rest.group()] {
            if case .string = token.kind { type.labels.append(token.text) }
        }
        add(type, meaning: PostgreSQLType(labels: type.labels))
        return true
    }

    private mutating func createDomain(
        _ rest: inout PostgreSQLStatement, _ session: PostgreSQLSession
    ) throws(PostgreSQLStop) -> Bool {
        var type = TypeSchema(session.name(try rest.qualifiedName()))
        _ = rest.take("as")
        let range = try rest.skip(until: Self.typeEnds, comma: false)
        let tail = try rest.skip(comma: false)
        type.domain = rest.fragment(range.lowerBound..<tail.upperBound, leadingType: range.count)
        add(type, meaning: self.type(range, of: rest, session))
        return true
    }
}

extension Sequence {
    /// The elements between those whose `key` is `separator`.
    fileprivate func split<Key: Equatable>(separator: Key, by key: (Element) -> Key) -> [[Element]] {
        var parts: [[Element]] = [[]]
        for element in self {
            if key(element) == separator { parts.append([]) } else { parts[parts.count - 1].append(element) }
        }
        return parts
    }
}
