public import Records

extension SchemaRecord {
    /// What is recorded of a table of `dialect`, with the types and the sequences that it needs.
    ///
    /// Definitions are JSON objects without the members that say nothing. All of it must be safe to store already.
    public static func records(
        of table: TableSchema, dialect: SQLDialect, types: [TypeSchema] = [], sequences: [SequenceSchema] = []
    ) -> [SchemaRecord] {
        [record(of: table, dialect)] + table.columns.map(record) + table.constraints.map(record)
            + table.indexes.map(record) + types.map(record) + sequences.map(record)
    }

    private static func record(of table: TableSchema, _ dialect: SQLDialect) -> SchemaRecord {
        var object = JSONObject()
        object.add("dialect", dialect.rawValue)
        object.addParts(of: table.name)
        object.addText("options", table.options)
        object.addName("parent", table.parent)
        object.addFragment("bound", table.bound)
        object.addFragment("partitioning", table.partitioning)
        object.addStyle("style", table.style)
        return SchemaRecord(kind: "table", name: table.name.qualified, definition: object.text)
    }

    private static func record(of column: TableColumn) -> SchemaRecord {
        var object = JSONObject()
        object.add("type", column.type)
        if column.valueType != .text { object.add("value", column.valueType.rawValue) }
        object.addTruth("not_null", !column.isNullable)
        object.addFragment("default", column.defaultValue)
        object.addFragment("generated", column.generation)
        if let identity = column.identity { object.add("identity", identity) }
        object.addText("attributes", column.attributes)
        if let length = column.maximumLength { object.add("length", length) }
        object.addTexts("labels", column.labels)
        object.addName("sequence", column.sequence)
        return SchemaRecord(kind: "sql-column", name: column.name, definition: object.text)
    }

    private static func record(of constraint: TableConstraint) -> SchemaRecord {
        var object = JSONObject()
        object.addTexts("columns", constraint.columns)
        object.addName("table", constraint.target)
        object.addTexts("references", constraint.targetColumns)
        if constraint.detail != SQLFragment("") { object.addFragment("detail", constraint.detail) }
        return SchemaRecord(kind: constraint.kind.rawValue, name: constraint.name ?? "", definition: object.text)
    }

    private static func record(of index: TableIndex) -> SchemaRecord {
        var object = JSONObject()
        object.addTruth("unique", index.isUnique)
        object.addTexts("columns", index.columns)
        object.addFragment("detail", index.detail)
        return SchemaRecord(kind: "index", name: index.name, definition: object.text)
    }

    private static func record(of type: TypeSchema) -> SchemaRecord {
        var object = JSONObject()
        object.addParts(of: type.name)
        object.addTexts("labels", type.labels)
        object.addFragment("domain", type.domain)
        return SchemaRecord(
            kind: type.domain == nil ? "enum" : "domain", name: type.name.qualified, definition: object.text)
    }

    private static func record(of sequence: SequenceSchema) -> SchemaRecord {
        var object = JSONObject()
        object.addParts(of: sequence.name)
        object.addText("options", sequence.options)
        if let owner = sequence.owner {
            object.addName("table", owner.table)
            object.add("column", owner.column)
        }
        if let position = sequence.position {
            object.add("position", position.value)
            object.addTruth("called", position.isCalled)
        }
        return SchemaRecord(kind: "sequence", name: sequence.name.qualified, definition: object.text)
    }
}
