internal import Records

/// Reads the definition of a column.
struct MySQLColumnParser {
    /// What a column's definition says.
    struct Outcome {
        var column: TableColumn
        /// Keys and checks of the column itself.
        var constraints: [TableConstraint] = []
        /// How many comments were left out.
        var comments = 0
    }

    private var phrase: MySQLPhrase
    private var outcome: Outcome
    private var attributes: [String] = []
    private let database: String?

    /// Reads `tokens`, which begin with the column's name.
    static func parse(
        _ tokens: [MySQLToken], of lexer: MySQLLexer, database: String?
    ) throws(MySQLLexer.Stop) -> Outcome {
        var parser = try MySQLColumnParser(tokens, of: lexer, database: database)
        while parser.phrase.next != nil { try parser.takeAttribute() }
        parser.outcome.column.attributes = parser.attributes.joined(separator: " ")
        return parser.outcome
    }

    private init(_ tokens: [MySQLToken], of lexer: MySQLLexer, database: String?) throws(MySQLLexer.Stop) {
        phrase = MySQLPhrase(tokens, of: lexer)
        self.database = database
        let name = try phrase.takeName()
        let start = phrase.index
        guard phrase.take()?.isName == true else { throw .fault(.expected("a column's type"), at: phrase.place) }
        let base = phrase.lexer.text(of: phrase.tokens(from: start)[0]).lowercased()
        while ["PRECISION", "VARYING", "VARCHAR", "CHAR"].contains(phrase.word()) { phrase.take() }
        let group = try phrase.takeGroup() ?? []
        while ["UNSIGNED", "SIGNED", "ZEROFILL"].contains(phrase.word()) { phrase.take() }
        let type = lexer.fragment(phrase.tokens(from: start)).text
        outcome = Outcome(column: TableColumn(name, type: type, valueType: Self.valueType(base)))
        if base == "enum" || base == "set" {
            outcome.column.labels = group.filter { $0.kind == .string }.map { lexer.text(of: $0) }
        } else if ["char", "varchar", "character", "nchar", "nvarchar"].contains(base) {
            outcome.column.maximumLength = group.first { $0.kind == .number }.flatMap { Int(lexer.text(of: $0)) }
        }
        if base == "serial" { outcome.column.identity = "AUTO_INCREMENT" }
    }

    /// What the values of the type `base` are.
    private static func valueType(_ base: String) -> ValueType {
        switch base {
        case "tinyint", "smallint", "mediumint", "int", "integer", "bigint", "year", "bool", "boolean", "serial",
            "int1", "int2", "int3", "int4", "int8":
            .integer
        case "decimal", "numeric", "dec", "fixed", "float", "double", "real", "number": .real
        case "bit", "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "vector", "geometry", "point",
            "linestring", "polygon", "multipoint", "multilinestring", "multipolygon", "geometrycollection",
            "geomcollection":
            .binary
        default: .text
        }
    }

    private mutating func takeAttribute() throws(MySQLLexer.Stop) {
        let start = phrase.index
        if phrase.take("NOT", "NULL") {
            outcome.column.isNullable = false
        } else if phrase.take("NULL") {
            outcome.column.isNullable = true
        } else if phrase.take("DEFAULT") {
            let use = MySQLSequenceUse(try takeExpression(), of: phrase.lexer, database: database)
            outcome.column.defaultValue = phrase.lexer.fragment(use.tokens)
            outcome.column.sequence = use.sequence
        } else if phrase.take("AUTO_INCREMENT") {
            outcome.column.identity = "AUTO_INCREMENT"
        } else if phrase.take("COMMENT") {
            phrase.take()
            outcome.comments += 1
        } else if phrase.take("ON", "UPDATE") {
            attributes.append("ON UPDATE \(phrase.lexer.fragment(try takeExpression()).text)")
        } else if phrase.take("GENERATED", "ALWAYS", "AS") || phrase.take("AS") {
            try takeGeneration(from: start)
        } else if phrase.take("CHECK") || phrase.word() == "CONSTRAINT" {
            try takeCheck()
        } else if phrase.take("PRIMARY", "KEY") || phrase.take("PRIMARY") {
            outcome.constraints.append(TableConstraint(.primaryKey, columns: [outcome.column.name]))
        } else if phrase.take("UNIQUE", "KEY") || phrase.take("UNIQUE") {
            outcome.constraints.append(TableConstraint(.unique, columns: [outcome.column.name]))
        } else if phrase.take("REFERENCES") {
            // MySQL reads it and does nothing; MariaDB makes a key of it.
            var key = TableConstraint(.foreignKey, columns: [outcome.column.name])
            try key.takeTarget(&phrase, database: database)
            outcome.constraints.append(key)
        } else {
            try takeOther()
        }
    }

    private mutating func takeGeneration(from start: Int) throws(MySQLLexer.Stop) {
        if try phrase.takeGroup() == nil {
            // Of a table that keeps its history: `ROW START`, `ROW END`.
            phrase.take()
            phrase.take()
        }
        if ["VIRTUAL", "STORED", "PERSISTENT"].contains(phrase.word()) { phrase.take() }
        outcome.column.generation = phrase.lexer.fragment(phrase.tokens(from: start))
    }

    private mutating func takeCheck() throws(MySQLLexer.Stop) {
        var check = TableConstraint(.check, columns: [outcome.column.name])
        if phrase.take("CONSTRAINT") {
            if phrase.word() != "CHECK" { check.name = try phrase.takeName() }
            guard phrase.take("CHECK") else { throw .fault(.expected("CHECK"), at: phrase.place) }
        }
        guard let group = try phrase.takeGroup() else { throw .fault(.expected("'('"), at: phrase.place) }
        check.detail = phrase.lexer.fragment(group.dropFirst().dropLast())
        if phrase.take("NOT", "ENFORCED") { check.kind = .other }
        outcome.constraints.append(check)
    }

    /// An attribute that changes nothing here: it is kept where it holds no data.
    private mutating func takeOther() throws(MySQLLexer.Stop) {
        let start = phrase.index
        let isCharset = phrase.take("CHARACTER", "SET") || phrase.take("CHARSET")
        let word = phrase.word()
        phrase.take()
        if isCharset {
            attributes.append("CHARACTER SET \(word.lowercased())")
            return
        }
        if ["COLLATE", "COLUMN_FORMAT", "STORAGE", "SRID"].contains(word) { phrase.take() }
        if phrase.take(symbol: UInt8(ascii: "=")) { phrase.take() }
        if phrase.next?.isLiteral == true { phrase.take() }
        _ = try phrase.takeGroup()
        let fragment = phrase.lexer.fragment(phrase.tokens(from: start))
        if word == "SRID" || word == "REF_SYSTEM_ID" || !fragment.holdsLiteral { attributes.append(fragment.text) }
    }

    /// A literal, a call, or what is in parentheses.
    private mutating func takeExpression() throws(MySQLLexer.Stop) -> [MySQLToken] {
        let start = phrase.index
        if phrase.take("NEXT", "VALUE", "FOR") || phrase.take("PREVIOUS", "VALUE", "FOR") {
            _ = try phrase.takeTableName(nil)
            return phrase.tokens(from: start)
        }
        if phrase.next?.isSymbol(MySQLByte.minus) == true || phrase.next?.isSymbol(UInt8(ascii: "+")) == true {
            phrase.take()
        }
        if try phrase.takeGroup() == nil {
            guard let first = phrase.take() else { throw .fault(.expected("a default"), at: phrase.place) }
            if first.kind == .word, first.first == UInt8(ascii: "_"), phrase.next?.isLiteral == true { phrase.take() }
            while phrase.take(symbol: UInt8(ascii: ".")) { phrase.take() }
            // Strings side by side are one.
            while first.isLiteral, phrase.next?.kind == .string { phrase.take() }
            if first.isName { _ = try phrase.takeGroup() }
        }
        return phrase.tokens(from: start)
    }
}

extension TableConstraint {
    /// Takes what a foreign key refers to, and what follows.
    mutating func takeTarget(_ phrase: inout MySQLPhrase, database: String?) throws(MySQLLexer.Stop) {
        target = try phrase.takeTableName(database)
        targetColumns = try phrase.takeGroup()?.filter { $0.isName }.map { phrase.lexer.text(of: $0) } ?? []
        let start = phrase.index
        let words: Set<String> = [
            "ON", "DELETE", "UPDATE", "CASCADE", "RESTRICT", "NO", "ACTION", "SET", "NULL", "DEFAULT", "MATCH", "FULL",
            "PARTIAL", "SIMPLE",
        ]
        while words.contains(phrase.word()) { phrase.take() }
        detail = phrase.lexer.fragment(phrase.tokens(from: start))
    }
}
