internal import Records

/// What the statements of a dump define, one after the other.
struct PostgreSQLCatalog {
    private(set) var schema = DumpSchema(.postgresql)
    /// The types that the dump defines, by name.
    private var types: [TableName: PostgreSQLType] = [:]
    /// Where each table is in the schema.
    private var places: [TableName: Int] = [:]
    private var sequencePlaces: [TableName: Int] = [:]

    /// The table called `name`.
    func table(_ name: TableName) -> TableSchema? { places[name].map { schema.tables[$0] } }

    /// Counts a statement whose text is kept nowhere.
    mutating func pass(over kind: String) { schema.passedOver[kind, default: 0] += 1 }

    /// Takes note of how the first rows of the table `name` are set out.
    mutating func note(_ style: DumpStyle, of name: TableName) {
        if schema.styles[name] == nil { schema.styles[name] = style }
    }

    mutating func add(_ table: TableSchema) {
        if let place = places[table.name] {
            schema.tables[place] = table
        } else {
            places[table.name] = schema.tables.count
            schema.tables.append(table)
        }
    }

    /// Changes the table called `name`; false if the dump does not define it.
    mutating func change(_ name: TableName, _ body: (inout TableSchema) -> Void) -> Bool {
        guard let place = places[name] else { return false }
        body(&schema.tables[place])
        return true
    }

    /// Changes the sequence called `name`, which there is then.
    mutating func changeSequence(_ name: TableName, _ body: (inout SequenceSchema) -> Void) {
        if sequencePlaces[name] == nil {
            sequencePlaces[name] = schema.sequences.count
            schema.sequences.append(SequenceSchema(name))
        }
        if let place = sequencePlaces[name] { body(&schema.sequences[place]) }
    }

    mutating func add(_ type: TypeSchema, meaning: PostgreSQLType) {
        if types.updateValue(meaning, forKey: type.name) == nil { schema.types.append(type) }
    }

    /// What the type means that the tokens in `range` spell.
    func type(_ range: Range<Int>, of statement: PostgreSQLStatement, _ session: PostgreSQLSession) -> PostgreSQLType {
        let words = statement.tokens[range].map(\.text)
        // A name is a word, and one behind each dot.
        var parts = Array(words.prefix(1))
        while parts.count * 2 < words.count, words[parts.count * 2 - 1] == "." { parts.append(words[parts.count * 2]) }
        if !words.contains("["), !words.contains("array"), let known = types[session.name(parts)] { return known }
        return PostgreSQLType(words)
    }
}
