internal import Records

/// The definition of a seed's table that comes from a dump.
struct SeedDefinition {
    /// The table, fitted to SQLite.
    private(set) var table: StagedTable

    /// The definition of `table`.
    init(_ table: StagedTable) {
        self.table = table
        // What is staged is a value, and no more made of others.
        let staged = Set(table.values.map(\.name))
        self.table.change { column in if staged.contains(column.name) { column.generation = nil } }
    }

    private var isNative: Bool { table.stored?.dialect == .sqlite }

    private var isStrict: Bool { table.table.options.uppercased().contains("STRICT") }

    /// Takes the type from the column of the value at `place`, and gives it.
    mutating func dropType(of place: Int) -> String? {
        let name = table.values[place].name
        let type = table.values[place].type
        let any = isStrict ? "ANY" : ""
        table.change { column in if column.name.isSame(as: name) { column.type = any } }
        return type
    }

    /// The SQL that makes the table: primary and foreign keys are in it, because SQLite cannot add them.
    var creation: String {
        let numbered = table.table.columns.first { $0.identity != nil }?.name
        var parts = table.table.columns.map { column($0, isNumbering: $0.name == numbered) }
        for constraint in table.table.constraints {
            switch constraint.kind {
            case .primaryKey:
                if constraint.columns != [numbered] { parts.append("PRIMARY KEY\(list(constraint.columns))") }
            case .foreignKey: parts.append(link(constraint))
            case .check: parts.append("CHECK (\(constraint.detail.text))")
            case .unique, .other: break
            }
        }
        let options = table.table.options.isEmpty ? "" : " \(table.table.options)"
        return "CREATE TABLE \(quoted(table.dataset.record.name))(\(parts.joined(separator: ", ")))\(options)"
    }

    /// The SQL that makes keys and indexes, when all rows are there.
    var indexes: [String] {
        let name = table.dataset.record.name
        let keys = table.table.constraints.filter { $0.kind == .unique }.enumerated().map { number, key in
            "CREATE UNIQUE INDEX \(quoted("\(name).key\(number + 1)")) ON \(quoted(name))\(list(key.columns))"
        }
        return keys
            + table.table.indexes.map { index in
                let label = isNative ? index.name : "\(name).\(index.name)"
                let detail = index.detail.text.isEmpty ? list(index.columns) : index.detail.text
                let kind = index.isUnique ? "UNIQUE INDEX" : "INDEX"
                return "CREATE \(kind) \(quoted(label)) ON \(quoted(name)) \(detail)"
            }
    }

    /// The foreign keys, each with the count of its orphans.
    func foreignKeys(in seed: borrowing SQLiteConnection) throws(StoreError) -> [SeedReport.ForeignKey] {
        let name = QueryValue(table.dataset.record.name)
        var orphans: [Int: Int] = [:]
        let check = "SELECT fkid, count(*) FROM pragma_foreign_key_check(?) GROUP BY fkid"
        try seed.rows(check, [name], for: "foreign keys") { row in orphans[row.integer(0)] = row.integer(1) }
        var keys: [Int: (own: [String], target: String, other: [String])] = [:]
        let list = "SELECT id, \"from\", \"table\", \"to\" FROM pragma_foreign_key_list(?) ORDER BY id, seq"
        try seed.rows(list, [name], for: "foreign keys") { row in
            var key = keys[row.integer(0)] ?? ([], row.text(2), [])
            key.own.append(row.text(1))
            key.other.append(row.text(3))
            keys[row.integer(0)] = key
        }
        // SQLite numbers them from the last one.
        return keys.sorted { $0.key > $1.key }.map { number, key in
            let ordinal = table.values.firstIndex { $0.name.isSame(as: key.own[0]) } ?? 0
            return SeedReport.ForeignKey(
                key.own.joined(separator: ", "), ordinal: ordinal,
                to: "\(key.target).\(key.other.joined(separator: ", "))", orphans: orphans[number] ?? 0)
        }
    }

    private func column(_ column: TableColumn, isNumbering: Bool) -> String {
        var words = [quoted(column.name)]
        if !column.type.isEmpty || isStrict { words.append(column.type.isEmpty ? "ANY" : column.type) }
        if isNumbering { words.append("PRIMARY KEY AUTOINCREMENT") }
        if isNative, !column.attributes.isEmpty { words.append(column.attributes) }
        if !column.isNullable { words.append("NOT NULL") }
        if let value = column.defaultValue?.text {
            let isWord = value.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
            let isBare = isWord || Double(value) != nil || value.hasPrefix("(") || value.hasPrefix("\"")
            words.append("DEFAULT \(isBare ? value : "(\(value))")")
        }
        if let generation = column.generation { words.append(generation.text) }
        return words.joined(separator: " ")
    }

    private func link(_ constraint: TableConstraint) -> String {
        let target = quoted(constraint.target?.name ?? "") + list(constraint.targetColumns)
        return "FOREIGN KEY\(list(constraint.columns)) REFERENCES \(target) \(constraint.detail.text)".trimmed
    }

    private func quoted(_ name: String) -> String { DatasetView.quoted(name) }

    private func list(_ names: [String]) -> String { "(\(names.map(quoted).joined(separator: ",")))" }
}
