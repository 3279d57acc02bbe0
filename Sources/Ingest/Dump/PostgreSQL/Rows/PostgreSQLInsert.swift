internal import Records

/// How consecutive `INSERT`s into one table are written.
struct PostgreSQLInsert: DumpRows {
    /// The table and the columns.
    let head: PostgreSQLRowsHead
    /// The first head, from `INSERT` to before the first row: the others are mostly the same, byte for byte.
    let text: [UInt8]
    /// What the dump has set before them.
    let session: PostgreSQLSession
    /// The places of generated columns among the values, where no columns are listed: there `DEFAULT` is no value.
    var generated: Set<Int> = []

    func tokenizer(_ settings: RowSettings) -> any SliceTokenizer {
        PostgreSQLInsertTokenizer(insert: self, settings: settings)
    }

    /// Whether what `lexer` stands at is another `INSERT` into the same columns; then it stands at its first row.
    func continues(at lexer: inout PostgreSQLLexer) throws(PostgreSQLStop) -> Bool {
        let start = lexer.position
        if lexer.stands(text, at: start) {
            lexer.position = start + text.count
            return true
        }
        guard let first = try lexer.peek(start), first | 0x20 == UInt8(ascii: "i") else { return false }
        guard lexer.isWord(try lexer.token(), "insert") else {
            lexer.position = start
            return false
        }
        lexer.position = start
        try lexer.skipInsertHead()
        let other = (start..<lexer.position).map { lexer.byte($0) }
        do throws(PostgreSQLStop) {
            let statement = try PostgreSQLStatement(other, session)
            if session.name(try PostgreSQLRowsHead(insert: statement).table) == session.name(head.table),
                try PostgreSQLRowsHead(insert: statement).columns == head.columns
            {
                return true
            }
        } catch {
            // It is a statement of its own, whose reader will tell its fault.
        }
        lexer.position = start
        return false
    }
}
