internal import Records

/// The references between a seed's tables, which become foreign keys where they can.
struct SeedLinks {
    /// A reference that is a foreign key.
    private struct Link {
        let child: SeedPlace
        let parent: SeedPlace
        let target: String
    }

    private let tables: [SeedTable]
    private var links: [Link] = []
    /// The references that are not foreign keys, and why.
    private(set) var notes: [String] = []

    /// Decides on every reference; a column that is referred to gets a unique index if its values allow it.
    init(
        _ tables: [SeedTable], _ indexes: inout SeedIndexes, in seed: borrowing SQLiteConnection
    ) throws(StoreError) {
        self.tables = tables
        for child in SeedPlace.all(in: tables) {
            guard let target = tables[child.table].columns[child.column].reference else { continue }
            guard let parent = place(of: target) else {
                note(child, target, "the seed has no such column; seed its dataset too")
                continue
            }
            if try indexes.makeUnique(parent, in: seed) {
                links.append(Link(child: child, parent: parent, target: target))
            } else {
                note(child, target, "a value is there more than once, and a parent key must be unique")
            }
        }
    }

    /// Writes the foreign keys into the tables' definitions.
    ///
    /// They are known only when all tables are full, and SQLite has no statement to add one. Its manual ("ALTER TABLE",
    /// section 7) names this way for changes that no stored row is concerned by.
    func write(to seed: borrowing SQLiteConnection) throws(StoreError) {
        try seed.execute("PRAGMA writable_schema=ON", for: "foreign keys")
        for (index, table) in tables.enumerated() {
            var parents: [Int: (table: String, column: String)] = [:]
            for link in links where link.child.table == index {
                let parent = tables[link.parent.table]
                parents[link.child.column] = (parent.name, parent.columns[link.parent.column].name)
            }
            guard !parents.isEmpty else { continue }
            try seed.run(
                "UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = ?",
                [QueryValue(table.creation(parents: parents)), QueryValue(table.name)], for: "foreign keys")
        }
        try seed.execute("PRAGMA writable_schema=RESET", for: "foreign keys")
    }

    /// The foreign keys of a table, each with the count of its orphans.
    func foreignKeys(of table: Int, in seed: borrowing SQLiteConnection) throws(StoreError) -> [SeedReport.ForeignKey] {
        let name = QueryValue(tables[table].name)
        var orphans: [Int: Int] = [:]
        let check = "SELECT fkid, count(*) FROM pragma_foreign_key_check(?) GROUP BY fkid"
        try seed.rows(check, [name], for: "foreign keys") { row in orphans[row.integer(0)] = row.integer(1) }
        var counts: [[UInt8]: Int] = [:]
        let list = "SELECT id, \"from\" FROM pragma_foreign_key_list(?)"
        try seed.rows(list, [name], for: "foreign keys") { row in counts[row.bytes(1)] = orphans[row.integer(0)] }
        return links.filter { $0.child.table == table }.map { link in
            let name = tables[table].columns[link.child.column].name
            return SeedReport.ForeignKey(
                name, ordinal: link.child.column, to: link.target, orphans: counts[Array(name.utf8)] ?? 0)
        }
    }

    /// The column that the rules call `target`.
    private func place(of target: String) -> SeedPlace? {
        SeedPlace.all(in: tables).first { place in
            let table = tables[place.table]
            return "\(table.name).\(table.columns[place.column].source)".utf8.elementsEqual(target.utf8)
        }
    }

    private mutating func note(_ child: SeedPlace, _ target: String, _ reason: String) {
        let table = tables[child.table]
        let column = SafeText.column(table.columns[child.column].name, ordinal: child.column)
        notes.append(
            "dataset '\(SafeText.escaped(table.name))': \(column): its reference to '\(SafeText.escaped(target))' is"
                + " left out: \(reason)")
    }
}

extension SeedPlace {
    /// The places of all columns, table after table.
    static func all(in tables: [SeedTable]) -> [SeedPlace] {
        tables.indices.flatMap { table in
            tables[table].columns.indices.map { SeedPlace(table: table, column: $0) }
        }
    }
}
