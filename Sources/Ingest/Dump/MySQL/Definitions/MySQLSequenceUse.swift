internal import Records

/// The sequences that an expression takes numbers from.
struct MySQLSequenceUse {
    /// The expression, in which names of sequences stand without their database.
    private(set) var tokens: [MySQLToken] = []
    private var names: [TableName] = []

    /// The one sequence that it names; nil for none and for several.
    var sequence: TableName? { Set(names).count == 1 ? names.first : nil }

    /// Reads `tokens`, the expression of a column whose table belongs to `database`.
    ///
    /// A dump of one database names it nowhere else, so that without one all sequences are those of the dump.
    init(_ tokens: [MySQLToken], of lexer: MySQLLexer, database: String?) {
        var rest = tokens[...]
        while let token = rest.first {
            let length = Self.head(of: rest, lexer)
            guard length > 0 else {
                self.tokens.append(token)
                rest = rest.dropFirst()
                continue
            }
            self.tokens += rest.prefix(length)
            rest = rest.dropFirst(length)
            takeName(&rest, lexer, database)
        }
    }

    /// How many tokens come before the name of a sequence; 0 where none comes.
    private static func head(of tokens: ArraySlice<MySQLToken>, _ lexer: MySQLLexer) -> Int {
        guard tokens.first?.kind == .word else { return 0 }
        let words = tokens.prefix(3).map { $0.kind == .word ? lexer.text(of: $0).uppercased() : "" }
        if ["NEXTVAL", "LASTVAL", "SETVAL"].contains(words[0]) {
            return tokens.dropFirst().first?.isSymbol(MySQLByte.open) == true ? 2 : 0
        }
        return words == ["NEXT", "VALUE", "FOR"] || words == ["PREVIOUS", "VALUE", "FOR"] ? 3 : 0
    }

    private mutating func takeName(
        _ rest: inout ArraySlice<MySQLToken>, _ lexer: MySQLLexer, _ database: String?
    ) {
        guard let first = rest.first, first.isName else { return }
        let parts = Array(rest.prefix(3))
        guard parts.count == 3, parts[1].isSymbol(UInt8(ascii: ".")), parts[2].isName else {
            names.append(TableName(lexer.text(of: first), database: database))
            tokens.append(first)
            rest = rest.dropFirst()
            return
        }
        names.append(TableName(lexer.text(of: parts[2]), database: database == nil ? nil : lexer.text(of: first)))
        tokens.append(
            MySQLToken(
                kind: parts[2].kind, start: parts[2].start, end: parts[2].end, isSpaced: first.isSpaced,
                first: parts[2].first))
        rest = rest.dropFirst(3)
    }
}
