internal import Records

/// What stands before the rows of an `INSERT` or `REPLACE`.
struct MySQLInsert: Equatable {
    /// Whose rows they are.
    var table: TableName
    /// The columns that it lists; nil where it lists none.
    var columns: [String]?
    /// How it is spelled, from its first word to `VALUES`.
    var head: [UInt8]
    /// How its rows are read.
    var syntax: MySQLSyntax
    /// Its first words: `INSERT IGNORE INTO`.
    var verb: String
    /// The first byte of the table's name.
    var mark: UInt8
    /// The white space between `VALUES` and the first row.
    var gap: [UInt8] = []

    /// Whether the rows of `other` can follow in one stretch.
    func isContinued(by other: MySQLInsert) -> Bool {
        table == other.table && columns == other.columns && syntax == other.syntax
    }

    /// Reads the head at the lexer's place, of which the first word was read.
    init(_ lexer: inout MySQLLexer, first: MySQLToken, database: String?) throws(MySQLLexer.Stop) {
        var words = [first]
        var token = try lexer.next()
        while token.kind == .word, Self.modifiers.contains(lexer.text(of: token).uppercased()) {
            words.append(token)
            token = try lexer.next()
        }
        verb = words.map { lexer.text(of: $0).uppercased() }.joined(separator: " ")
        mark = token.first
        var names = [try Self.name(token, lexer)]
        token = try lexer.next()
        while token.isSymbol(UInt8(ascii: ".")) {
            names.append(try Self.name(try lexer.next(), lexer))
            token = try lexer.next()
        }
        table = TableName(names.last ?? "", database: names.count > 1 ? names[0] : database)
        if token.isSymbol(MySQLByte.open) {
            columns = try Self.columns(&lexer)
            token = try lexer.next()
        }
        guard token.kind == .word, ["VALUES", "VALUE"].contains(lexer.text(of: token).uppercased()) else {
            throw .fault(.expected("VALUES with rows"), at: token.start)
        }
        guard !lexer.isVersioned else {
            throw .fault(.expected("an INSERT that is not in a comment"), at: first.start)
        }
        head = Array(lexer.bytes[first.start..<token.end])
        syntax = lexer.syntax
    }

    private static let modifiers: Set<String> = ["LOW_PRIORITY", "DELAYED", "HIGH_PRIORITY", "IGNORE", "INTO"]

    private static func name(_ token: MySQLToken, _ lexer: MySQLLexer) throws(MySQLLexer.Stop) -> String {
        guard token.isName else { throw .fault(.expected("a table's name"), at: token.start) }
        return lexer.text(of: token)
    }

    private static func columns(_ lexer: inout MySQLLexer) throws(MySQLLexer.Stop) -> [String] {
        var columns: [String] = []
        var token = try lexer.next()
        if token.isSymbol(MySQLByte.close) { return [] }
        while true {
            guard token.isName else { throw .fault(.expected("a column's name"), at: token.start) }
            columns.append(lexer.text(of: token))
            token = try lexer.next()
            if token.isSymbol(MySQLByte.close) { return columns }
            guard token.isSymbol(MySQLByte.comma) else { throw .fault(.expected("',' or ')'"), at: token.start) }
            token = try lexer.next()
        }
    }
}

extension MySQLToken {
    /// Whether it can be an identifier: a dump in ANSI mode may leave out to say so.
    var isName: Bool { kind == .word || kind == .name || (kind == .string && first == MySQLByte.doubleQuote) }
}
