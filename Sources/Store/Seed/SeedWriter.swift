internal import Records

/// Makes a new SQLite file of a store's newest datasets: real tables, which need nothing of ours to be read.
///
/// `fill`, then `publish`. Until then the file is called `FILE.partial`, and it goes when a writer goes unpublished.
@safe public struct SeedWriter: ~Copyable {
    // Declared before the connection, so that the lock outlives it.
    private var target: TargetFile
    private var seed: SQLiteConnection
    private let store: StagingReader
    private var tables: [SeedTable]
    private let notes: [String]

    /// Takes the datasets of `store` that `only` names, all where it names none, and begins a file for `path`.
    ///
    /// Refuses a path where there is anything already.
    public init(store path: String, into newPath: String, only: [String] = []) throws(StoreError) {
        let store = try StagingReader(path: path)
        var tables: [SeedTable] = []
        let datasets = try Self.chosen(only, of: store)
        let script = ScriptTables(datasets, for: .sqlite)
        for dataset in datasets {
            tables.append(try SeedTable(dataset, script.tables.first { $0.dataset.dataset == dataset.dataset }))
        }
        var target = try TargetFile.new(newPath, besides: path)
        try target.createPartial()
        let seed = try SQLiteConnection(filling: target.partial)
        // Sorting for an index must not need memory for a whole column; the values are masked ones. Rows come at the
        // table's end, so the few pages that fit the processor's cache are enough for them.
        try seed.execute("PRAGMA temp_store=FILE; PRAGMA cache_size=-2048", for: "create")
        self.target = target
        self.seed = seed
        self.store = store
        self.tables = tables
        notes = tables.flatMap { $0.definition?.table.notes ?? [] }
    }

    /// Makes the tables with all their rows, then indexes and foreign keys, and checks these.
    ///
    /// It calls `goOn` before each step, and ends with the error that this throws.
    public mutating func fill(goOn: () throws(StoreError) -> Void = {}) throws(StoreError) -> SeedReport {
        try seed.execute("BEGIN", for: "create")
        var notes = notes
        for index in tables.indices { notes += try load(index, goOn) }
        // From here on a statement may fail and be taken back: an index that its values do not allow.
        try seed.execute("COMMIT; PRAGMA journal_mode=MEMORY; PRAGMA cache_size=-65536", for: "commit")
        var indexes = SeedIndexes(tables)
        for table in tables {
            for index in table.definition?.indexes ?? [] {
                try goOn()
                try seed.execute(index, for: "index")
            }
        }
        try makeDeclaredUnique(&indexes)
        let links = try SeedLinks(tables, &indexes, in: seed)
        for place in SeedPlace.all(in: tables) {
            try goOn()
            let column = tables[place.table].columns[place.column]
            if column.isSubject || column.reference != nil { try indexes.makePlain(place, in: seed) }
        }
        try links.write(to: seed)
        let report = try report(indexes, links, notes: notes + links.notes)
        try goOn()
        return report
    }

    /// Makes a table with all its rows, without the types that would alter any; gives notes of these.
    private mutating func load(
        _ index: Int, _ goOn: () throws(StoreError) -> Void
    ) throws(StoreError) -> [String] {
        var table = tables[index]
        defer { tables[index] = table }
        var notes: [String] = []
        // Most often the first block tells; what is copied for nothing must stay below one more copy of the table.
        var early = table.dataset.records
        while true {
            try seed.execute(table.creation(parents: [:]), for: "create")
            var load = try TableLoad(table, into: seed)
            try load.run(from: store, early: early, goOn: goOn)
            if load.altered.isEmpty { return notes }
            // What SQLite has made a number stays one.
            notes += table.dropTypes(of: load.altered)
            try seed.execute("DROP TABLE \(DatasetView.quoted(table.name))", for: "create")
            early -= load.copied
        }
    }

    /// Puts the file in its place: synced, with `mode`, under the name that was asked for.
    public mutating func publish(mode: UInt16? = nil) throws(StoreError) {
        try seed.close()
        try target.publish(mode: mode)
    }

    private func makeDeclaredUnique(_ indexes: inout SeedIndexes) throws(StoreError) {
        for place in SeedPlace.all(in: tables) {
            let table = tables[place.table]
            let column = table.columns[place.column]
            guard column.isUnique, try !indexes.makeUnique(place, in: seed) else { continue }
            let name = DatasetView.quoted(column.name)
            let repeats = try seed.integer(
                "SELECT count(\(name)) - count(DISTINCT \(name)) FROM \(DatasetView.quoted(table.name))")
            throw .notUnique(dataset: table.name, column: column.name, ordinal: place.column, repeats: repeats ?? 0)
        }
    }

    private func report(
        _ indexes: SeedIndexes, _ links: SeedLinks, notes: [String]
    ) throws(StoreError) -> SeedReport {
        var report = SeedReport(tables: [], notes: notes)
        for (index, table) in tables.enumerated() {
            let foreignKeys =
                if let definition = table.definition {
                    try definition.foreignKeys(in: seed)
                } else {
                    try links.foreignKeys(of: index, in: seed)
                }
            report.tables.append(
                SeedReport.Table(
                    name: table.name, rows: table.dataset.records, columns: table.columns.count,
                    indexes: indexes.count(of: index) + (table.definition?.indexes.count ?? 0),
                    foreignKeys: foreignKeys))
        }
        return report
    }

    /// The newest datasets, or those of them that `names` names.
    static func chosen(
        _ names: [String], of store: borrowing StagingReader
    ) throws(StoreError) -> [StoredDataset] {
        let datasets = try store.newestDatasets()
        guard !names.isEmpty else { return datasets }
        var chosen: Set<Int> = []
        for name in names { chosen.formUnion(try store.named(name, among: datasets).map(\.dataset)) }
        return datasets.filter { chosen.contains($0.dataset) }
    }
}
