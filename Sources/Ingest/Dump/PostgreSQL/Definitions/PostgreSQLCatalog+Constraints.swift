internal import Records

extension PostgreSQLCatalog {
    /// Takes the constraint that is next; false if it is none.
    ///
    /// `column` is the one in whose definition it stands; nil for a constraint of the table.
    mutating func takeConstraint(
        _ rest: inout PostgreSQLStatement, _ session: PostgreSQLSession, _ table: inout TableSchema,
        name given: String? = nil, column: String? = nil
    ) throws(PostgreSQLStop) -> Bool {
        let start = rest.next
        let name = column == nil && rest.take("constraint") ? try rest.name() : given
        if rest.take("not", "null") {
            let columns = [try rest.name()]
            Self.require(columns, in: &table)
            _ = try rest.skip()
            return true
        }
        guard var constraint = try constraint(&rest, session, column: column) else {
            rest.next = start
            return false
        }
        constraint.name = name
        if constraint.kind == .primaryKey { Self.require(constraint.columns, in: &table) }
        table.constraints.append(constraint)
        return true
    }

    private func constraint(
        _ rest: inout PostgreSQLStatement, _ session: PostgreSQLSession, column: String?
    ) throws(PostgreSQLStop) -> TableConstraint? {
        if rest.take("check") {
            var check = TableConstraint(.check)
            check.detail = rest.fragment(try rest.group())
            if let column { check.columns = [column] }
            _ = try tail(&rest, isInColumn: column != nil)
            return check
        }
        if rest.isNext("exclude") {
            var other = TableConstraint(.other)
            other.detail = rest.fragment(try rest.skip())
            return other
        }
        let isPrimary = rest.isNext("primary", "key")
        if isPrimary || rest.isNext("unique") {
            rest.next += isPrimary ? 2 : 1
            return try key(&rest, isPrimary ? .primaryKey : .unique, column: column)
        }
        if column == nil, rest.take("foreign", "key") {
            return try foreignKey(&rest, session, columns: try rest.names(), isInColumn: false)
        }
        if let column, rest.isNext("references") {
            return try foreignKey(&rest, session, columns: [column], isInColumn: true)
        }
        return nil
    }

    private func key(
        _ rest: inout PostgreSQLStatement, _ kind: TableConstraint.Kind, column: String?
    ) throws(PostgreSQLStop) -> TableConstraint {
        var key = TableConstraint(kind)
        let start = rest.next
        if rest.take("nulls") {
            while !rest.isAtEnd, !rest.isNext(symbol: "("), !rest.isNext(symbol: ",") { rest.next += 1 }
        }
        let nulls = start..<rest.next
        if let column {
            key.columns = [column]
        } else if rest.isNext(symbol: "(") {
            let group = try rest.group()
            for index in group where index == group.lowerBound || rest.tokens[index - 1].text == "," {
                key.columns.append(rest.tokens[index].text)
            }
            // `WITHOUT OVERLAPS` promises less than a key of the columns.
            if rest.tokens[group].contains(where: { $0.kind == .word && $0.text == "overlaps" }) {
                key = TableConstraint(.other)
                key.detail = rest.fragment(start - (kind == .primaryKey ? 2 : 1)..<group.upperBound + 1)
            }
        }
        let tail = try tail(&rest, isInColumn: column != nil)
        if key.kind == kind {
            key.detail = rest.fragment(tail)
            if !nulls.isEmpty {
                let text = [rest.spelling(nulls), key.detail.text].filter { !$0.isEmpty }.joined(separator: " ")
                key.detail = SQLFragment(text, holdsLiteral: key.detail.holdsLiteral, names: key.detail.names)
            }
        }
        return key
    }

    private func foreignKey(
        _ rest: inout PostgreSQLStatement, _ session: PostgreSQLSession, columns: [String], isInColumn: Bool
    ) throws(PostgreSQLStop) -> TableConstraint {
        guard rest.take("references") else { throw rest.unexpected("REFERENCES") }
        var key = TableConstraint(.foreignKey, columns: columns)
        key.target = session.name(try rest.qualifiedName())
        if rest.isNext(symbol: "(") { key.targetColumns = try rest.names() }
        key.detail = rest.fragment(try tail(&rest, isInColumn: isInColumn))
        return key
    }

    /// What follows a constraint: in a column's definition only what can belong to no other part of it.
    private func tail(_ rest: inout PostgreSQLStatement, isInColumn: Bool) throws(PostgreSQLStop) -> Range<Int> {
        guard isInColumn else { return try rest.skip() }
        let start = rest.next
        while true {
            if rest.take("on", "delete") || rest.take("on", "update") {
                // `SET NULL`, `SET DEFAULT`, `NO ACTION`, or one word.
                rest.next += rest.isNext("set") || rest.isNext("no") ? 2 : 1
                if rest.isNext(symbol: "(") { _ = try rest.group() }
            } else if rest.isNext("not", "deferrable") || rest.isNext("no", "inherit") || rest.isNext("not", "valid")
                || rest.isNext("initially") || rest.isNext("match")
            {
                rest.next += 2
            } else if !rest.take("deferrable") {
                return start..<rest.next
            }
        }
    }

    /// Notes that the columns called `names` are never null.
    static func require(_ names: [String], in table: inout TableSchema) {
        for place in table.columns.indices where names.contains(table.columns[place].name) {
            table.columns[place].isNullable = false
        }
    }
}
