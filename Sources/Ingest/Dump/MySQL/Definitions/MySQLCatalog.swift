internal import Records

/// What the statements of a dump define.
struct MySQLCatalog {
    /// The tables, and what was passed over.
    private(set) var schema = DumpSchema(.mysql)
    private var views: Set<TableName> = []

    /// Carries out a statement; the answer is false if it changes tables.
    mutating func carryOut(
        _ tokens: [MySQLToken], of lexer: MySQLLexer, in session: inout MySQLSession
    ) throws(MySQLLexer.Stop) -> Bool {
        var phrase = MySQLPhrase(tokens, of: lexer)
        let word = phrase.word()
        phrase.take()
        switch word {
        case "": return true
        case "SET":
            session.set(phrase.rest, of: lexer)
            count("set")
        case "USE": session.database = try phrase.takeName()
        case "LOCK", "UNLOCK", "COMMIT", "START", "BEGIN", "FLUSH": break
        case "ALTER": return try alter(&phrase, session)
        case "CREATE":
            try create(&phrase, session)
            return false
        case "DO":
            if try !setPosition(&phrase, session) { count("statement") }
            return false
        case "DROP":
            try drop(&phrase, session)
            return false
        case "INSERT", "REPLACE":
            throw .fault(.expected("an INSERT that is not in a comment"), at: tokens.first?.start ?? 0)
        case "GRANT", "REVOKE":
            count("grant")
            return false
        default:
            count("statement")
            return false
        }
        return true
    }

    /// Puts `sequence` in the place of one of its name.
    mutating func define(_ sequence: SequenceSchema) {
        if let index = schema.sequences.firstIndex(where: { $0.name == sequence.name }) {
            schema.sequences[index] = sequence
        } else {
            schema.sequences.append(sequence)
        }
    }

    /// Takes note of how the rows of the table `name` are set out.
    mutating func note(_ style: DumpStyle, of name: TableName) { schema.styles[name] = style }

    /// Counts something that is passed over.
    mutating func count(_ kind: String, _ number: Int = 1) {
        schema.passedOver[kind, default: 0] += number
    }

    private static let kinds: [String: String] = [
        "TABLE": "table", "VIEW": "view", "TRIGGER": "trigger", "PROCEDURE": "procedure", "FUNCTION": "function",
        "EVENT": "event", "USER": "user", "ROLE": "role", "DATABASE": "database", "SCHEMA": "database",
        "SEQUENCE": "sequence", "SERVER": "server", "TABLESPACE": "tablespace", "LOGFILE": "tablespace",
        "PACKAGE": "package", "INDEX": "index",
    ]

    /// Goes behind the word that says what is made or dropped, and gives it.
    private static func takeKind(_ phrase: inout MySQLPhrase) -> String {
        while let token = phrase.take() {
            guard token.kind == .word else { continue }
            if let kind = kinds[phrase.lexer.text(of: token).uppercased()] { return kind }
        }
        return "statement"
    }

    private mutating func create(_ phrase: inout MySQLPhrase, _ session: MySQLSession) throws(MySQLLexer.Stop) {
        let isUnique = phrase.word() == "UNIQUE"
        let kind = Self.takeKind(&phrase)
        switch kind {
        case "table": try createTable(&phrase, session)
        case "view":
            _ = phrase.take("IF", "NOT", "EXISTS")
            let name = try phrase.takeTableName(session.database)
            schema.tables.removeAll { $0.name == name }
            // The client first makes another one in its place, for those that refer to it.
            if views.insert(name).inserted { count("view") }
        case "index": try createIndex(&phrase, session, isUnique: isUnique)
        case "sequence": try createSequence(&phrase, session)
        case "database": break
        default: count(kind)
        }
    }

    private mutating func createTable(
        _ phrase: inout MySQLPhrase, _ session: MySQLSession
    ) throws(MySQLLexer.Stop) {
        let isOptional = phrase.take("IF", "NOT", "EXISTS")
        let name = try phrase.takeTableName(session.database)
        if isOptional, schema.table(name) != nil { return }
        guard phrase.next?.isSymbol(MySQLByte.open) == true else { return count("statement") }
        var parser = MySQLTableParser(TableSchema(name), lexer: phrase.lexer, database: name.database)
        try parser.define(&phrase)
        schema.tables.removeAll { $0.name == name }
        schema.tables.append(knownSequences(of: parser.table))
        for (kind, number) in parser.passedOver { count(kind, number) }
    }

    private mutating func createIndex(
        _ phrase: inout MySQLPhrase, _ session: MySQLSession, isUnique: Bool
    ) throws(MySQLLexer.Stop) {
        let name = phrase.rest.prefix(1)
        phrase.take()
        if phrase.take("USING") { phrase.take() }
        guard phrase.take("ON") else { throw .fault(.expected("ON"), at: phrase.place) }
        let table = try phrase.takeTableName(session.database)
        guard let index = schema.tables.firstIndex(where: { $0.name == table }) else { return }
        var parser = MySQLTableParser(schema.tables[index], lexer: phrase.lexer, database: session.database)
        try parser.addIndex(Array(name) + phrase.rest, isUnique: isUnique)
        schema.tables[index] = parser.table
    }

    private mutating func drop(_ phrase: inout MySQLPhrase, _ session: MySQLSession) throws(MySQLLexer.Stop) {
        let kind = Self.takeKind(&phrase)
        guard kind == "table" || kind == "sequence" else { return }
        _ = phrase.take("IF", "EXISTS")
        repeat {
            let name = try phrase.takeTableName(session.database)
            if kind == "table" {
                schema.tables.removeAll { $0.name == name }
            } else {
                schema.sequences.removeAll { $0.name == name }
            }
        } while phrase.take(symbol: MySQLByte.comma)
    }

    private mutating func alter(
        _ phrase: inout MySQLPhrase, _ session: MySQLSession
    ) throws(MySQLLexer.Stop) -> Bool {
        if phrase.word() == "DATABASE" || phrase.word() == "SCHEMA" { return true }
        guard phrase.take("TABLE") else {
            count("statement")
            return false
        }
        let name = try phrase.takeTableName(session.database)
        if ["DISABLE", "ENABLE"].contains(phrase.word()) { return true }
        guard let index = schema.tables.firstIndex(where: { $0.name == name }) else {
            count("statement")
            return false
        }
        var parser = MySQLTableParser(schema.tables[index], lexer: phrase.lexer, database: name.database)
        for action in phrase.rest.split(separator: [MySQLByte.comma], of: phrase.lexer) { try parser.alter(action) }
        schema.tables[index] = knownSequences(of: parser.table)
        for (kind, number) in parser.passedOver { count(kind, number) }
        return false
    }
}
