internal import Records

extension MySQLCatalog {
    /// Reads what follows `CREATE SEQUENCE`.
    mutating func createSequence(_ phrase: inout MySQLPhrase, _ session: MySQLSession) throws(MySQLLexer.Stop) {
        let isOptional = phrase.take("IF", "NOT", "EXISTS")
        var sequence = SequenceSchema(try phrase.takeTableName(session.database))
        if isOptional, schema.sequences.contains(where: { $0.name == sequence.name }) { return }
        sequence.options = try takeSequenceOptions(&phrase)
        define(sequence)
    }

    /// What an option of a sequence begins with, but for texts of the dump's author.
    private static let optionWords: Set<String> = [
        "AS", "TINYINT", "SMALLINT", "MEDIUMINT", "INT", "INTEGER", "BIGINT", "SIGNED", "UNSIGNED", "START",
        "INCREMENT",
        "MINVALUE", "MAXVALUE", "NOMINVALUE", "NOMAXVALUE", "NO", "CACHE", "NOCACHE", "CYCLE", "NOCYCLE", "ENGINE",
    ]

    private mutating func takeSequenceOptions(_ phrase: inout MySQLPhrase) throws(MySQLLexer.Stop) -> String {
        var options: [String] = []
        while phrase.next != nil {
            let start = phrase.index
            let word = phrase.word()
            phrase.take()
            _ = phrase.take("WITH") || phrase.take("BY")
            let hasValue = phrase.take(symbol: UInt8(ascii: "=")) || word == "ENGINE"
            let isSigned = phrase.take(symbol: MySQLByte.minus) || phrase.take(symbol: UInt8(ascii: "+"))
            if hasValue || isSigned || phrase.next?.isLiteral == true { phrase.take() }
            if Self.optionWords.contains(word) {
                options.append(phrase.lexer.fragment(phrase.tokens(from: start)).text)
            } else {
                count(word == "COMMENT" ? "comment" : "option")
            }
        }
        return options.joined(separator: " ")
    }

    /// Reads `DO SETVAL(name, value, is_called)`; false for another statement, or a sequence that is not known.
    mutating func setPosition(
        _ phrase: inout MySQLPhrase, _ session: MySQLSession
    ) throws(MySQLLexer.Stop) -> Bool {
        guard phrase.take("SETVAL"), phrase.take(symbol: MySQLByte.open) else { return false }
        let name = try phrase.takeTableName(session.database)
        guard phrase.take(symbol: MySQLByte.comma) else { throw .fault(.expected("a number"), at: phrase.place) }
        let sign = phrase.take(symbol: MySQLByte.minus) ? "-" : ""
        guard let token = phrase.take(), token.kind == .number else {
            throw .fault(.expected("a number"), at: phrase.place)
        }
        let isCalled =
            !phrase.take(symbol: MySQLByte.comma)
            || !["0", "FALSE"].contains(phrase.next.map { phrase.lexer.text(of: $0).uppercased() })
        guard var sequence = schema.sequences.first(where: { $0.name == name }),
            let value = Int(sign + phrase.lexer.text(of: token))
        else { return false }
        sequence.position = (value, isCalled)
        define(sequence)
        return true
    }

    /// `table` without its columns' sequences of other databases that the dump does not define: their names are
    /// nothing to tell.
    func knownSequences(of table: TableSchema) -> TableSchema {
        var known = table
        for (index, column) in table.columns.enumerated() {
            guard let name = column.sequence, name.database != table.name.database else { continue }
            if !schema.sequences.contains(where: { $0.name == name }) { known.columns[index].sequence = nil }
        }
        return known
    }
}
