internal import Records

/// Reads what `CREATE TABLE` and `ALTER TABLE` say of a table.
struct MySQLTableParser {
    /// The table as it is known up to here.
    private(set) var table: TableSchema
    /// How many things of each kind were passed over.
    private(set) var passedOver: [String: Int] = [:]
    private let lexer: MySQLLexer
    private let database: String?

    /// A parser that adds to `table`; names of tables without one belong to `database`.
    init(_ table: TableSchema, lexer: MySQLLexer, database: String?) {
        self.table = table
        self.lexer = lexer
        self.database = database
    }

    /// Reads what follows the name in `CREATE TABLE`.
    mutating func define(_ phrase: inout MySQLPhrase) throws(MySQLLexer.Stop) {
        guard let group = try phrase.takeGroup() else { throw .fault(.expected("'('"), at: phrase.place) }
        let entries = Array(group.dropFirst().dropLast()).split(separator: [MySQLByte.comma], of: lexer)
        for entry in entries { try add(entry) }
        try takeOptions(phrase.rest)
    }

    /// Reads an action of `ALTER TABLE`.
    mutating func alter(_ tokens: [MySQLToken]) throws(MySQLLexer.Stop) {
        var phrase = MySQLPhrase(tokens, of: lexer)
        if phrase.take("ADD") {
            _ = phrase.take("COLUMN")
            if let group = try phrase.takeGroup() {
                let entries = Array(group.dropFirst().dropLast()).split(separator: [MySQLByte.comma], of: lexer)
                for entry in entries { try add(entry) }
            } else {
                try add(phrase.rest)
            }
        } else if phrase.take("MODIFY") {
            _ = phrase.take("COLUMN")
            try add(phrase.rest)
        } else if phrase.word() != "AUTO_INCREMENT" {
            passedOver["statement", default: 0] += 1
        }
    }

    /// Reads an entry: a column, a key or a check.
    private mutating func add(_ tokens: [MySQLToken]) throws(MySQLLexer.Stop) {
        guard let first = tokens.first else { throw .fault(.expected("a column or a key"), at: lexer.position) }
        if first.kind == .word, try addKey(tokens) { return }
        let outcome = try MySQLColumnParser.parse(tokens, of: lexer, database: database)
        if let index = table.columns.firstIndex(where: { $0.name == outcome.column.name }) {
            table.columns[index] = outcome.column
        } else {
            table.columns.append(outcome.column)
        }
        table.constraints += outcome.constraints
        if outcome.comments > 0 { passedOver["comment", default: 0] += outcome.comments }
    }

    /// Reads a key or a check; false for a column whose name is a word.
    private mutating func addKey(_ tokens: [MySQLToken]) throws(MySQLLexer.Stop) -> Bool {
        let kept = withoutComment(tokens)
        var phrase = MySQLPhrase(kept, of: lexer)
        var name: String?
        if phrase.take("CONSTRAINT"), !["PRIMARY", "UNIQUE", "FOREIGN", "CHECK"].contains(phrase.word()) {
            name = try phrase.takeName()
        }
        if phrase.take("PRIMARY", "KEY") {
            try addUnique(.primaryKey, nil, &phrase, all: kept)
        } else if phrase.take("UNIQUE") {
            if !phrase.take("KEY") { _ = phrase.take("INDEX") }
            try addUnique(.unique, name, &phrase, all: kept)
        } else if phrase.take("FOREIGN", "KEY") {
            if phrase.next?.isName == true {
                let index = try phrase.takeName()
                name = name ?? index
            }
            var key = TableConstraint(.foreignKey, name: name, columns: try columns(&phrase).names)
            guard phrase.take("REFERENCES") else { throw .fault(.expected("REFERENCES"), at: phrase.place) }
            try key.takeTarget(&phrase, database: database)
            table.constraints.append(key)
        } else if phrase.word() == "CHECK" {
            try addCheck(name, &phrase)
        } else if ["KEY", "INDEX", "FULLTEXT", "SPATIAL", "VECTOR"].contains(phrase.word()) {
            phrase.take()
            if !phrase.take("KEY") { _ = phrase.take("INDEX") }
            try addIndex(isUnique: false, &phrase, all: kept)
        } else if phrase.word() == "PERIOD", phrase.word(1) == "FOR" {
            var other = TableConstraint(.other)
            other.detail = lexer.fragment(tokens)
            table.constraints.append(other)
        } else {
            return false
        }
        return true
    }

    private mutating func addCheck(_ name: String?, _ phrase: inout MySQLPhrase) throws(MySQLLexer.Stop) {
        phrase.take()
        guard let group = try phrase.takeGroup() else { throw .fault(.expected("'('"), at: phrase.place) }
        var check = TableConstraint(.check, name: name)
        check.detail = lexer.fragment(group.dropFirst().dropLast())
        let known = Set(table.columns.map(\.name))
        var seen: Set<String> = []
        check.columns = check.detail.names.filter { known.contains($0) && seen.insert($0).inserted }
        table.constraints.append(check)
    }

    /// A key that is a constraint; one over parts of values or expressions is an index.
    private mutating func addUnique(
        _ kind: TableConstraint.Kind, _ name: String?, _ phrase: inout MySQLPhrase, all: [MySQLToken]
    ) throws(MySQLLexer.Stop) {
        let start = phrase
        var own = name
        if phrase.next?.isName == true, phrase.word() != "USING" { own = try phrase.takeName() }
        var using: [MySQLToken] = []
        if phrase.word() == "USING" {
            let begin = phrase.index
            phrase.take()
            phrase.take()
            using = phrase.tokens(from: begin)
        }
        let parts = try columns(&phrase)
        guard parts.isPlain || kind == .primaryKey else {
            phrase = start
            return try addIndex(isUnique: true, &phrase, all: all)
        }
        var key = TableConstraint(kind, name: own ?? (kind == .unique ? parts.names.first : nil), columns: parts.names)
        key.detail = lexer.fragment(using + phrase.rest)
        table.constraints.append(key)
    }

    /// Reads what follows the words of an index: its name and its parts.
    mutating func addIndex(_ tokens: [MySQLToken], isUnique: Bool) throws(MySQLLexer.Stop) {
        var phrase = MySQLPhrase(tokens, of: lexer)
        try addIndex(isUnique: isUnique, &phrase, all: tokens)
    }

    private mutating func addIndex(
        isUnique: Bool, _ phrase: inout MySQLPhrase, all: [MySQLToken]
    ) throws(MySQLLexer.Stop) {
        var name: String?
        if phrase.next?.isName == true, phrase.word() != "USING" { name = try phrase.takeName() }
        if phrase.take("USING") { phrase.take() }
        let parts = try columns(&phrase)
        table.indexes.append(
            TableIndex(
                name ?? parts.names.first ?? "", isUnique: isUnique,
                columns: parts.isOfColumns ? parts.names : [], detail: lexer.fragment(all)))
    }

    /// The parts of a key: the columns, whether they are whole ones, and whether they are columns at all.
    private func columns(
        _ phrase: inout MySQLPhrase
    ) throws(MySQLLexer.Stop) -> (names: [String], isPlain: Bool, isOfColumns: Bool) {
        guard let group = try phrase.takeGroup() else { throw .fault(.expected("'('"), at: phrase.place) }
        let parts = Array(group.dropFirst().dropLast()).split(separator: [MySQLByte.comma], of: lexer)
        let names = parts.compactMap { $0.first }.filter(\.isName).map { lexer.text(of: $0) }
        let isPlain = parts.allSatisfy { part in
            part.dropFirst().allSatisfy { $0.kind == .word && !$0.isLiteral }
        }
        return (names, isPlain && names.count == parts.count, names.count == parts.count)
    }

    /// The tokens without a comment of the dump's author, which is counted.
    private mutating func withoutComment(_ tokens: [MySQLToken]) -> [MySQLToken] {
        var kept: [MySQLToken] = []
        var index = 0
        while index < tokens.count {
            let isComment = tokens[index].kind == .word && lexer.text(of: tokens[index]).uppercased() == "COMMENT"
            let distance = index + 1 < tokens.count && tokens[index + 1].isSymbol(UInt8(ascii: "=")) ? 2 : 1
            if isComment, index + distance < tokens.count, tokens[index + distance].kind == .string {
                passedOver["comment", default: 0] += 1
                index += distance + 1
            } else {
                kept.append(tokens[index])
                index += 1
            }
        }
        return kept
    }

    /// Reads what follows the columns: options, and how the table is divided.
    private mutating func takeOptions(_ tokens: [MySQLToken]) throws(MySQLLexer.Stop) {
        var phrase = MySQLPhrase(withoutComment(tokens), of: lexer)
        var options: [String] = []
        while phrase.next != nil {
            if phrase.take("PARTITION", "BY") {
                table.partitioning = lexer.fragment(phrase.rest)
                break
            }
            if phrase.take(symbol: MySQLByte.comma) { continue }
            let start = phrase.index
            let word = phrase.word()
            phrase.take()
            if phrase.take(symbol: UInt8(ascii: "=")) { phrase.take() }
            _ = try phrase.takeGroup()
            let option = phrase.tokens(from: start)
            if word == "AUTO_INCREMENT" { continue }
            // Such as the address and the password of another server.
            guard !option.contains(where: { $0.kind == .string }) else {
                passedOver["option", default: 0] += 1
                continue
            }
            options.append(lexer.fragment(option).text)
        }
        table.options = options.joined(separator: " ")
    }
}
