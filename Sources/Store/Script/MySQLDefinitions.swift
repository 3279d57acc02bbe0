internal import Records

/// The statements that make tables in MySQL and MariaDB.
struct MySQLDefinitions {
    private let script: ScriptTables

    /// The statements for the tables of `script`.
    init(_ script: ScriptTables) { self.script = script }

    /// What a script begins with: strict, but for dates that are none.
    static let beginning = """
        SET NAMES utf8mb4;
        SET SESSION time_zone = '+00:00';
        SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES';
        SET SESSION foreign_key_checks = 0;
        SET SESSION unique_checks = 0;
        SET SESSION autocommit = 0;

        """

    /// What makes quotes around names those of standard SQL, as the rows of a dump in ANSI mode need it.
    static let standardQuotes = "SET SESSION sql_mode = CONCAT(@@sql_mode, ',ANSI_QUOTES');\n"

    /// What comes between rows and constraints, which are checked.
    static let middle = """
        COMMIT;
        SET SESSION unique_checks = 1;
        SET SESSION foreign_key_checks = 1;

        """

    /// The sequences, and the tables, ready for rows.
    var beforeRows: [String] {
        script.sequences.map { "CREATE SEQUENCE \(name($0.name)) \($0.options)".trimmed + ";" }
            + script.tables.map(creation)
    }

    /// Other keys and indexes, then foreign keys, then where the sequences stand.
    var afterRows: [String] {
        script.tables.compactMap { table in
            alter(table, table.table.constraints.compactMap { key($0, of: table) } + indexes(of: table))
        } + script.tables.compactMap { table in alter(table, table.table.constraints.compactMap(link)) }
            + positions
    }

    /// What sets the sequences, where tables are there already.
    var positions: [String] { script.sequences.flatMap(position) }

    /// What begins a statement with rows of a table: in a dump without columns, where there are all of them.
    func insertion(_ table: StagedTable, isDump: Bool = false) -> String {
        let names = (isDump ? table.values : table.filled).map(\.name)
        let isWhole = isDump && names == table.table.columns.map(\.name)
        return "INSERT INTO \(name(table.table.name)) \(isWhole ? "" : list(names) + " ")VALUES\n"
    }

    // MARK: Names

    private func quoted(_ name: String) -> String { DatasetView.quoted(name, by: "`") }

    private func name(_ name: TableName) -> String { quoted(name.name) }

    private func list(_ names: [String]) -> String { "(\(names.map(quoted).joined(separator: ", ")))" }

    // MARK: Tables

    private func creation(of table: StagedTable) -> String {
        let numbered = table.table.columns.first { $0.identity != nil }?.name
        let isKeyed = keys(of: table).contains { $0.columns.first == numbered }
        var lines = table.table.columns.map { column($0, isNumbering: isKeyed) }
        lines += keys(of: table).map { constraint in
            constraint.kind == .primaryKey
                ? "PRIMARY KEY \(list(constraint.columns)) \(constraint.detail.text)".trimmed : unique(constraint)
        }
        let options = table.table.options.isEmpty ? "DEFAULT CHARSET=utf8mb4" : table.table.options
        let partitions = table.table.partitioning.map { " PARTITION BY \($0.text)" } ?? ""
        return
            "CREATE TABLE \(name(table.table.name)) (\n  \(lines.joined(separator: ",\n  "))\n)"
            + " \(options)\(partitions);"
    }

    /// The keys that a table has from the beginning: the primary one, and that of the column that numbers rows.
    private func keys(of table: StagedTable) -> [TableConstraint] {
        let numbered = table.table.columns.first { $0.identity != nil }?.name
        let primary = table.table.constraints.filter { $0.kind == .primaryKey }
        guard let numbered, primary.first?.columns.first != numbered else { return primary }
        return primary + table.table.constraints.filter { $0.kind == .unique && $0.columns.first == numbered }.prefix(1)
    }

    private func column(_ column: TableColumn, isNumbering: Bool) -> String {
        var words = [quoted(column.name), column.type]
        if !column.attributes.isEmpty { words.append(column.attributes) }
        if let generation = column.generation { words.append(SQLNames.backticked(generation.text)) }
        if !column.isNullable { words.append("NOT NULL") }
        // A timestamp without the word is not null to some servers.
        if column.isNullable, column.generation == nil, SQLType(column.type).word == "timestamp" {
            words.append("NULL")
        }
        if let value = column.defaultValue { words.append("DEFAULT \(SQLNames.backticked(value.text))") }
        if let identity = column.identity, isNumbering { words.append(identity) }
        return words.joined(separator: " ")
    }

    // MARK: Sequences

    /// Sets a sequence: to where it was, or behind the last number of the rows that it numbers.
    ///
    /// It only ever goes on, but in a new round.
    private func position(of sequence: SequenceSchema) -> [String] {
        let name = name(sequence.name)
        if let position = sequence.position {
            let round = sequence.isCycling ? ", 1" : ""
            return ["DO SETVAL(\(name), \(position.value), \(position.isCalled ? 1 : 0)\(round));"]
        }
        // The function takes nothing but a literal.
        let head = DatasetView.quoted("DO SETVAL(\(name), ".replacing("\\", with: "\\\\"), by: "'")
        return script.tables.flatMap { table in
            table.table.columns.filter { $0.valueType == .integer && $0.sequence?.local == sequence.name.local }
                .flatMap { column in
                    let last = "\(sequence.goesDown ? "MIN" : "MAX")(\(quoted(column.name)))"
                    let statement = "COALESCE(CONCAT(\(head), \(last), ', 1)'), 'DO 0')"
                    return [
                        "SET @position = (SELECT \(statement) FROM \(self.name(table.table.name)));",
                        "EXECUTE IMMEDIATE @position;",
                    ]
                }
        }
    }

    // MARK: Constraints

    private func alter(_ table: StagedTable, _ parts: [String]) -> String? {
        guard !parts.isEmpty else { return nil }
        return "ALTER TABLE \(name(table.table.name))\n  \(parts.map { "ADD \($0)" }.joined(separator: ",\n  "));"
    }

    private func unique(_ constraint: TableConstraint) -> String {
        let label = constraint.name.map { " \(quoted($0))" } ?? ""
        return "UNIQUE KEY\(label) \(list(constraint.columns)) \(SQLNames.backticked(constraint.detail.text))".trimmed
    }

    private func key(_ constraint: TableConstraint, of table: StagedTable) -> String? {
        guard !keys(of: table).contains(constraint) else { return nil }
        let label = constraint.name.map { "CONSTRAINT \(quoted($0)) " } ?? ""
        let detail = SQLNames.backticked(constraint.detail.text)
        switch constraint.kind {
        case .primaryKey, .foreignKey: return nil
        case .unique: return unique(constraint)
        case .check: return "\(label)CHECK (\(detail))"
        case .other: return "\(label)\(detail)"
        }
    }

    private func indexes(of table: StagedTable) -> [String] {
        table.table.indexes.map { index in
            if !index.detail.text.isEmpty { return SQLNames.backticked(index.detail.text) }
            return "\(index.isUnique ? "UNIQUE KEY" : "KEY") \(quoted(index.name)) \(list(index.columns))"
        }
    }

    private func link(_ constraint: TableConstraint) -> String? {
        guard constraint.kind == .foreignKey, let target = constraint.target else { return nil }
        let label = constraint.name.map { "CONSTRAINT \(quoted($0)) " } ?? ""
        let columns = list(constraint.targetColumns)
        let text = "\(label)FOREIGN KEY \(list(constraint.columns)) REFERENCES \(name(target)) \(columns)"
        return "\(text) \(SQLNames.backticked(constraint.detail.text))".trimmed
    }
}
