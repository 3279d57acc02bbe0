public import Records

/// What a store knows of a table as its dump defines it.
public struct StoredSchema: Sendable, Equatable {
    /// Whose SQL it is.
    public var dialect: SQLDialect
    /// The table.
    public var table: TableSchema
    /// The types that it needs.
    public var types: [TypeSchema] = []
    /// The sequences that it needs.
    public var sequences: [SequenceSchema] = []

    /// What `records` say, which `SchemaRecord.records` gave; nil where there is no definition of a table among them.
    ///
    /// Records of kinds that are not known, or whose definition is no JSON object, are passed over.
    public init?(records: [SchemaRecord]) {
        guard let record = records.first(where: { $0.kind == "table" }),
            let definition = SchemaDefinition(record.definition), let name = definition.tableName,
            let dialect = definition.text("dialect").flatMap(SQLDialect.init)
        else { return nil }
        self.dialect = dialect
        table = TableSchema(name)
        table.options = definition.text("options") ?? ""
        table.parent = definition.object("parent")?.tableName
        table.bound = definition.fragment("bound")
        table.partitioning = definition.fragment("partitioning")
        table.style = definition.object("style").flatMap { DumpStyle($0) }
        for record in records where record.kind != "table" {
            if let definition = SchemaDefinition(record.definition) { add(record, definition) }
        }
    }

    private mutating func add(_ record: SchemaRecord, _ definition: SchemaDefinition) {
        switch record.kind {
        case "sql-column": table.columns.append(TableColumn(record.name, definition))
        case "index":
            table.indexes.append(
                TableIndex(
                    record.name, isUnique: definition.isTrue("unique"), columns: definition.texts("columns"),
                    detail: definition.fragment("detail") ?? SQLFragment("")))
        case "enum", "domain": if let type = TypeSchema(definition) { types.append(type) }
        case "sequence": if let sequence = SequenceSchema(definition) { sequences.append(sequence) }
        default:
            guard let kind = TableConstraint.Kind(rawValue: record.kind) else { return }
            table.constraints.append(TableConstraint(kind, name: record.name, definition))
        }
    }
}

extension TableColumn {
    fileprivate init(_ name: String, _ definition: SchemaDefinition) {
        self.init(name, type: definition.text("type") ?? "")
        valueType = definition.text("value").flatMap(ValueType.init) ?? .text
        isNullable = !definition.isTrue("not_null")
        defaultValue = definition.fragment("default")
        generation = definition.fragment("generated")
        identity = definition.text("identity")
        attributes = definition.text("attributes") ?? ""
        maximumLength = definition.number("length")
        labels = definition.texts("labels")
        sequence = definition.object("sequence")?.tableName
    }
}

extension TableConstraint {
    fileprivate init(_ kind: Kind, name: String, _ definition: SchemaDefinition) {
        self.init(kind, name: name.isEmpty ? nil : name, columns: definition.texts("columns"))
        target = definition.object("table")?.tableName
        targetColumns = definition.texts("references")
        detail = definition.fragment("detail") ?? SQLFragment("")
    }
}

extension TypeSchema {
    fileprivate init?(_ definition: SchemaDefinition) {
        guard let name = definition.tableName else { return nil }
        self.init(name)
        labels = definition.texts("labels")
        domain = definition.fragment("domain")
    }
}

extension SequenceSchema {
    fileprivate init?(_ definition: SchemaDefinition) {
        guard let name = definition.tableName else { return nil }
        self.init(name)
        options = definition.text("options") ?? ""
        if let table = definition.object("table")?.tableName, let column = definition.text("column") {
            owner = (table, column)
        }
        position = definition.number("position").map { ($0, definition.isTrue("called")) }
    }
}
