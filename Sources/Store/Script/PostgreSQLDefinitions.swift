internal import Records

/// The statements that make tables in PostgreSQL.
struct PostgreSQLDefinitions {
    private let script: ScriptTables

    /// The statements for the tables of `script`.
    init(_ script: ScriptTables) { self.script = script }

    /// What a script begins with: `psql` stops at the first error, and all or nothing is done.
    static let beginning = """
        \\set ON_ERROR_STOP on
        SET client_encoding = 'UTF8';
        SET standard_conforming_strings = on;
        SET check_function_bodies = false;
        SET client_min_messages = warning;
        SET row_security = off;
        SET IntervalStyle = 'postgres';
        SELECT pg_catalog.set_config('search_path', '', false);
        BEGIN;

        """

    /// What a script ends with.
    static let end = "COMMIT;\n"

    /// Schemas, types, sequences and tables, ready for rows.
    var beforeRows: [String] {
        let names = script.tables.map(\.table.name) + script.types.map(\.name) + script.sequences.map(\.name)
        let schemas = names.compactMap(\.schema).filter { $0 != "public" }.unique
        return schemas.map { "CREATE SCHEMA IF NOT EXISTS \(DatasetView.quoted($0));" } + types + ownSequences
            + script.tables.map(creation) + script.tables.compactMap(attachment)
    }

    /// Keys, checks and indexes, then foreign keys, then what numbers rows.
    var afterRows: [String] {
        // Keys of partitions before those of their parents, which then take them over.
        let tables = script.tables.reversed()
        return tables.flatMap { table in table.table.constraints.compactMap { key($0, of: table) } }
            + tables.flatMap { table in table.table.indexes.map { index($0, of: table) } }
            + script.tables.flatMap { table in table.table.constraints.compactMap { link($0, of: table) } }
            + script.tables.flatMap(numbering) + freePositions
    }

    /// What sets the sequences, where tables are there already.
    var positions: [String] {
        script.tables.flatMap { table in table.table.columns.compactMap { position(of: $0, in: table) } }
            + freePositions
    }

    /// The name of a table as its dump, or `pg_dump`, spells it.
    func dumped(_ table: StagedTable) -> String {
        [table.table.name.schema, table.table.name.name].compactMap { $0.map { dumped($0, in: table.style) } }
            .joined(separator: ".")
    }

    /// The names of columns as a dump of `style` spells them.
    func names(_ columns: [TableColumn], in style: DumpStyle?) -> String {
        columns.map { dumped($0.name, in: style) }.joined(separator: ", ")
    }

    private func dumped(_ name: String, in style: DumpStyle?) -> String {
        style?.quoting == .all ? DatasetView.quoted(name) : SQLKeywords.postgresql(name)
    }

    /// The line before a table's rows as `pg_dump` spells it.
    func dumpedCopy(_ table: StagedTable) -> String {
        let columns = names(table.filled, in: table.style)
        return "COPY \(dumped(table)) \(columns.isEmpty ? "" : "(\(columns)) ")FROM stdin;\n"
    }

    /// What comes before the rows of a table, which are lines of `COPY`.
    func copy(_ table: StagedTable) -> String {
        let columns = table.filled.isEmpty ? "" : " \(list(table.filled.map(\.name)))"
        return "COPY \(name(table.table.name))\(columns) FROM stdin;\n"
    }

    // MARK: Names

    private func name(_ name: TableName) -> String {
        (name.schema.map { DatasetView.quoted($0) + "." } ?? "") + DatasetView.quoted(name.name)
    }

    private func list(_ names: [String]) -> String {
        "(\(names.map(DatasetView.quoted).joined(separator: ", ")))"
    }

    private func literal(_ text: String) -> String { DatasetView.quoted(text, by: "'") }

    // MARK: Types and sequences

    private var types: [String] {
        let enumerations = script.types.filter { $0.domain == nil }.map { type in
            "CREATE TYPE \(name(type.name)) AS ENUM (\(type.labels.map(literal).joined(separator: ", ")));"
        }
        return enumerations
            + script.types.compactMap { type in
                type.domain.map { "CREATE DOMAIN \(name(type.name)) AS \($0.text);" }
            }
    }

    /// The sequences that no identity makes.
    private var ownSequences: [String] {
        let made = script.tables.flatMap { $0.table.columns }.filter { $0.identity != nil }.compactMap(\.sequence)
        return script.sequences.filter { sequence in !made.contains { $0.local == sequence.name.local } }
            .map { "CREATE SEQUENCE \(name($0.name)) \($0.options);" }
    }

    private func sequence(_ name: TableName?) -> SequenceSchema? {
        name.flatMap { name in script.sequences.first { $0.name.local == name.local } }
    }

    /// The positions of sequences that no column takes numbers from.
    private var freePositions: [String] {
        let used = script.tables.flatMap { $0.table.columns }.compactMap { $0.sequence?.local }
        return script.sequences.filter { !used.contains($0.name.local) }.compactMap { sequence in
            sequence.position.map { setting(literal(name(sequence.name)), $0) }
        }
    }

    private func setting(_ sequence: String, _ position: (value: Int, isCalled: Bool)) -> String {
        "SELECT pg_catalog.setval(\(sequence), \(position.value), \(position.isCalled));"
    }

    // MARK: Tables

    private func creation(of table: StagedTable) -> String {
        var sql = "CREATE TABLE \(name(table.table.name)) ("
        sql += own(columns: table).map { "\n    " + column($0) }.joined(separator: ",") + "\n)"
        if let parent = table.table.parent, table.table.bound == nil { sql += " INHERITS (\(name(parent)))" }
        if let partitioning = table.table.partitioning { sql += " PARTITION BY \(partitioning.text)" }
        if !table.table.options.isEmpty { sql += " \(table.table.options)" }
        return sql + ";"
    }

    /// The columns that a table does not have from the one that it inherits from.
    private func own(columns table: StagedTable) -> [TableColumn] {
        guard let name = table.table.parent, table.table.bound == nil,
            let parent = script.tables.first(where: { $0.table.name == name })
        else { return table.table.columns }
        return table.table.columns.filter { $0 != parent.table.column(named: $0.name) }
    }

    private func column(_ column: TableColumn) -> String {
        var words = [DatasetView.quoted(column.name), column.type]
        if !column.attributes.isEmpty { words.append(column.attributes) }
        if let generation = column.generation { words.append(generation.text) }
        if let value = column.defaultValue { words.append("DEFAULT \(value.text)") }
        if !column.isNullable || column.identity != nil { words.append("NOT NULL") }
        return words.joined(separator: " ")
    }

    private func attachment(of table: StagedTable) -> String? {
        guard let parent = table.table.parent, let bound = table.table.bound else { return nil }
        return "ALTER TABLE ONLY \(name(parent)) ATTACH PARTITION \(name(table.table.name)) \(bound.text);"
    }

    // MARK: Constraints

    private func alter(_ table: StagedTable, _ constraint: TableConstraint, _ text: String) -> String {
        // A partitioned table hands its keys down; others must not reach into what inherits from them.
        let only = table.table.partitioning == nil && constraint.kind != .check ? "ONLY " : ""
        let label = constraint.name.map { "CONSTRAINT \(DatasetView.quoted($0)) " } ?? ""
        return "ALTER TABLE \(only)\(name(table.table.name)) ADD \(label)\(text);"
    }

    private func key(_ constraint: TableConstraint, of table: StagedTable) -> String? {
        let columns = list(constraint.columns)
        var detail = constraint.detail.text
        switch constraint.kind {
        case .primaryKey: return alter(table, constraint, "PRIMARY KEY \(columns) \(detail)".trimmed)
        case .unique:
            let nulls = "NULLS NOT DISTINCT"
            let isDistinct = !detail.hasPrefix(nulls)
            if !isDistinct { detail = String(detail.dropFirst(nulls.count)) }
            return alter(table, constraint, "UNIQUE \(isDistinct ? "" : nulls + " ")\(columns) \(detail)".trimmed)
        case .check: return alter(table, constraint, "CHECK (\(detail))")
        case .other: return alter(table, constraint, detail)
        case .foreignKey: return nil
        }
    }

    private func index(_ index: TableIndex, of table: StagedTable) -> String {
        let detail = index.detail.text.isEmpty ? list(index.columns) : index.detail.text
        let kind = index.isUnique ? "UNIQUE INDEX" : "INDEX"
        let label = index.name.isEmpty ? "" : " \(DatasetView.quoted(index.name))"
        return "CREATE \(kind)\(label) ON \(name(table.table.name)) \(detail);"
    }

    private func link(_ constraint: TableConstraint, of table: StagedTable) -> String? {
        guard constraint.kind == .foreignKey, let target = constraint.target else { return nil }
        let columns = constraint.targetColumns.isEmpty ? "" : list(constraint.targetColumns)
        let text = "FOREIGN KEY \(list(constraint.columns)) REFERENCES \(name(target))\(columns)"
        return alter(table, constraint, "\(text) \(constraint.detail.text)".trimmed)
    }

    // MARK: Numbers of rows

    private func numbering(of table: StagedTable) -> [String] {
        table.table.columns.flatMap { column -> [String] in
            let place = "\(name(table.table.name))"
            var statements: [String] = []
            if let identity = column.identity {
                let options = identity.contains("(") ? "" : own(column)
                let name = DatasetView.quoted(column.name)
                statements.append("ALTER TABLE \(place) ALTER COLUMN \(name) ADD \(identity)\(options);")
            } else if let sequence = sequence(column.sequence), sequence.owner?.column == column.name,
                sequence.owner?.table.name == table.stored?.table.name.name
            {
                let owner = "\(place).\(DatasetView.quoted(column.name))"
                statements.append("ALTER SEQUENCE \(name(sequence.name)) OWNED BY \(owner);")
            }
            return statements + [position(of: column, in: table)].compactMap { $0 }
        }
    }

    /// The name and the options of the sequence that an identity had.
    private func own(_ column: TableColumn) -> String {
        guard let sequence = sequence(column.sequence) else { return "" }
        return " (\("SEQUENCE NAME \(name(sequence.name)) \(sequence.options)".trimmed))"
    }

    /// Sets a column's sequence: to where it was, or behind the last number of its rows.
    private func position(of column: TableColumn, in table: StagedTable) -> String? {
        let known = sequence(column.sequence)
        guard known != nil || column.identity != nil else { return nil }
        // Partitions take numbers from their parent's sequence, which is behind all of them.
        if let owner = known?.owner, owner.table.local != table.stored?.table.name.local { return nil }
        let place = name(table.table.name)
        let sequence =
            known.map { literal(name($0.name)) }
            ?? "pg_catalog.pg_get_serial_sequence(\(literal(place)), \(literal(column.name)))"
        if let position = known?.position { return setting(sequence, position) }
        guard column.valueType == .integer else { return nil }
        let (function, first) = known?.goesDown ?? false ? ("min", -1) : ("max", 1)
        let last = "pg_catalog.\(function)(\(DatasetView.quoted(column.name)))"
        return "SELECT pg_catalog.setval(\(sequence), coalesce(\(last), \(first)), \(last) IS NOT NULL) FROM \(place);"
    }
}

extension String {
    /// The text without blanks at its end.
    var trimmed: String {
        var text = self
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }
}
