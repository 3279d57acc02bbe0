internal import Records

/// Reads `CREATE INDEX`.
struct IndexDefinition {
    /// The table that has the index.
    let table: String
    /// Whether it is of columns alone, for all rows, and compares as they do.
    let isPlain: Bool
    /// The index.
    let index: TableIndex

    /// The index that `text` makes; `columns` are those of the table that it names.
    static func read(_ text: [UInt8], columns: (String) -> [String]) throws(SQLFault) -> IndexDefinition {
        var statement = try SQLiteStatement(text)
        guard statement.take("CREATE") else { throw .unexpected(expected: "CREATE") }
        let isUnique = statement.take("UNIQUE")
        guard statement.take("INDEX") else { throw .unexpected(expected: "INDEX") }
        _ = statement.take("IF", "NOT", "EXISTS")
        let name = try statement.qualifiedName()
        guard statement.take("ON") else { throw .unexpected(expected: "ON") }
        let table = try statement.name()
        let known = columns(table)
        let begin = statement.index
        let parts = try statement.parenthesized()
        let isWhole = statement.isAtEnd || statement.isAt(symbol: ";")
        while !statement.isAtEnd, !statement.isAt(symbol: ";") { statement.advance() }
        let plain = plainColumns(statement, parts, known)
        let compares = statement.tokens[parts].contains { SQLiteLexer.isWord($0, "COLLATE", in: text) }
        let index = TableIndex(
            name, isUnique: isUnique, columns: plain ?? [],
            detail: statement.fragment(begin..<statement.index, columns: Set(known.map { $0.lowercased() })))
        return IndexDefinition(table: table, isPlain: plain != nil && isWhole && !compares, index: index)
    }

    /// Adds the index to its table: as a constraint where it is one of plain columns that holds for all rows.
    func add(to table: inout TableSchema) {
        if index.isUnique, isPlain {
            table.constraints.append(TableConstraint(.unique, name: index.name, columns: index.columns))
        } else {
            table.indexes.append(index)
        }
    }

    /// The columns of an index, where all its parts are plain columns.
    private static func plainColumns(
        _ statement: SQLiteStatement, _ parts: Range<Int>, _ known: [String]
    ) -> [String]? {
        let pieces = statement.tokens[parts].split(whereSeparator: \.isComma)
        var columns: [String] = []
        for piece in pieces {
            guard let first = piece.first, let name = SQLiteLexer.name(first, in: statement.text),
                let column = known.first(where: { $0.lowercased() == name.lowercased() })
            else { return nil }
            let rest = piece.dropFirst()
            let follows = rest.first.map { token in
                SQLiteLexer.isWord(token, "COLLATE", in: statement.text)
                    || SQLiteLexer.isWord(token, "ASC", in: statement.text)
                    || SQLiteLexer.isWord(token, "DESC", in: statement.text)
            }
            guard follows ?? true else { return nil }
            columns.append(column)
        }
        return columns
    }
}

extension SQLiteToken {
    fileprivate var isComma: Bool { kind == .symbol(UInt8(ascii: ",")) }
}
