internal import Records

/// Copies a dataset's records into the table of a seed, block by block.
struct TableLoad: ~Copyable {
    private let table: SeedTable
    private let storage: [SeedStorage]
    /// How many columns the dataset has; behind them a JSON dataset's table has the record.
    private let columns: Int
    private let insertion: Statement
    private var cells: CellReader
    /// The columns that hold texts which their type would make into numbers, as far as the records were copied.
    private(set) var altered: Set<Int> = []
    /// How many records were copied.
    private(set) var copied = 0

    /// A load into `table`, which `seed` has.
    init(_ table: SeedTable, into seed: borrowing SQLiteConnection) throws(StoreError) {
        let insertion = try seed.prepare(table.insertion, for: "insert")
        let cast = try seed.prepare(CellReader.query, for: "insert")
        self.table = table
        self.insertion = insertion
        storage = table.columns.map(\.storage)
        columns = table.dataset.record.columns.count
        cells = CellReader(columns: table.dataset.record.columns.count, cast)
    }

    /// Copies all records from `store`, each block checked against its hashes, unless `goOn` throws before a block.
    ///
    /// The copy is for nothing once a column is `altered`: it ends there, if within the first `early` records.
    mutating func run(
        from store: borrowing StagingReader, early: Int, goOn: () throws(StoreError) -> Void
    ) throws(StoreError) {
        var blocks = try DatasetBlocks(of: table.dataset, in: store)
        while try blocks.next() {
            try goOn()
            try insert(blocks.rows)
            copied += blocks.rows.count
            if !altered.isEmpty, copied <= early { return }
        }
    }

    private mutating func insert(_ rows: BlockRows) throws(StoreError) {
        let plain = rows.plain
        try unsafe plain.withUnsafeBufferPointer { plain throws(StoreError) in
            for row in 0..<rows.count {
                for column in storage.indices {
                    // Most values: a text of a column without a type goes to SQLite where it lies.
                    if column < columns, storage[column].isPlain,
                        case .text(let range, isEscaped: false) = rows.value(row, column)
                    {
                        try unsafe insertion.bind(lyingAt: UnsafeBufferPointer(rebasing: plain[range]), at: column + 1)
                        continue
                    }
                    if let bytes = blob(rows, row, column) {
                        try insertion.bind(.blob(bytes), at: column + 1)
                        continue
                    }
                    let cell = try cells.cell(rows, row, column)
                    try unsafe bind(cell, at: column, plain)
                }
                try insertion.run()
            }
        }
        // Nothing may point into the block when it goes.
        insertion.clear()
    }

    /// The bytes of `{"blob":"…"}` in a row of values.
    private func blob(_ rows: BlockRows, _ row: Int, _ column: Int) -> [UInt8]? {
        guard !table.dataset.record.isJSON, column < columns, case .container(let range) = rows.value(row, column)
        else {
            return nil
        }
        let digits = rows.plain[range].split(separator: UInt8(ascii: "\"")).dropFirst(3).first ?? []
        return HexText.bytes(String(decoding: digits.count == 1 ? [] : digits, as: UTF8.self))
    }

    private mutating func bind(_ cell: Cell, at column: Int, _ plain: UnsafeBufferPointer<UInt8>) throws(StoreError) {
        switch cell {
        case .null: try insertion.bind(.null, at: column + 1)
        case .integer(let number): try insertion.bind(.integer(number), at: column + 1)
        case .real(let number): try insertion.bind(.real(number), at: column + 1)
        case .plain(let range):
            let text = unsafe UnsafeBufferPointer(rebasing: plain[range])
            if unsafe storage[column].wouldAlter(text.span) { altered.insert(column) }
            if let value = unsafe storage[column].value(of: text) {
                try insertion.bind(value, at: column + 1)
            } else {
                try unsafe insertion.bind(lyingAt: text, at: column + 1)
            }
        case .written:
            if storage[column].wouldAlter(cells.text.span) { altered.insert(column) }
            try insertion.bind(storage[column].value(of: cells.text) ?? .text(cells.text), at: column + 1)
        }
    }
}
