internal import CSQLite

/// Makes the indexes of a seed's tables, for each column one at most.
struct SeedIndexes {
    /// What is known of a column that was asked for.
    private enum State {
        case unique
        case plain
        /// It cannot be unique: a value is there twice.
        case repeats
    }

    private let tables: [SeedTable]
    private var states: [[State?]]
    /// The names in use, as SQLite compares them: indexes and tables share one space of names.
    private var taken: Set<[UInt8]>

    /// No indexes yet.
    init(_ tables: [SeedTable]) {
        self.tables = tables
        states = tables.map { table in table.columns.map { _ in nil } }
        taken = Set(tables.map { DatasetView.folded($0.name) })
    }

    /// How many indexes a table has.
    func count(of table: Int) -> Int { states[table].count { $0 == .unique || $0 == .plain } }

    /// Sees that a column has a unique index; false where a value other than null is there twice.
    mutating func makeUnique(_ place: SeedPlace, in seed: borrowing SQLiteConnection) throws(StoreError) -> Bool {
        if let state = states[place.table][place.column] { return state == .unique }
        do throws(StoreError) {
            try seed.execute(sql(of: place, "UNIQUE INDEX"), for: "index")
        } catch .sqlite(_, _, let code) where code & 0xFF == SQLITE_CONSTRAINT {
            states[place.table][place.column] = .repeats
            return false
        }
        states[place.table][place.column] = .unique
        return true
    }

    /// Sees that a column has an index of whatever kind.
    mutating func makePlain(_ place: SeedPlace, in seed: borrowing SQLiteConnection) throws(StoreError) {
        let state = states[place.table][place.column]
        guard state == nil || state == .repeats else { return }
        try seed.execute(sql(of: place, "INDEX"), for: "index")
        states[place.table][place.column] = .plain
    }

    private mutating func sql(of place: SeedPlace, _ kind: String) -> String {
        let table = tables[place.table]
        let column = table.columns[place.column].name
        // The prefix keeps a dataset called sqlite from a name that SQLite reserves.
        let name = unused("index_\(table.name)_\(column)")
        return "CREATE \(kind) \(DatasetView.quoted(name)) ON"
            + " \(DatasetView.quoted(table.name))(\(DatasetView.quoted(column)))"
    }

    /// `name`, with a number behind it where it is in use.
    private mutating func unused(_ name: String) -> String {
        var candidate = name
        var number = 1
        while !taken.insert(DatasetView.folded(candidate)).inserted {
            number += 1
            candidate = "\(name)_\(number)"
        }
        return candidate
    }
}

/// A column of a seed: the places of its table and of itself.
struct SeedPlace: Equatable {
    let table: Int
    let column: Int
}
