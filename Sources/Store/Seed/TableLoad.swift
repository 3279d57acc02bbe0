internal import Records

/// Copies a dataset's records into the table of a seed, block by block.
struct TableLoad: ~Copyable {
    private let table: SeedTable
    private let types: [ValueType?]
    /// How many columns the dataset has; behind them a JSON dataset's table has the record.
    private let columns: Int
    private let insertion: Statement
    private var cells: CellReader
    /// The columns that hold texts which their type would make into numbers.
    private(set) var altered: Set<Int> = []

    /// A load into `table`, which `seed` has.
    init(_ table: SeedTable, into seed: borrowing SQLiteConnection) throws(StoreError) {
        let insertion = try seed.prepare(table.insertion, for: "insert")
        let cast = try seed.prepare(CellReader.query, for: "insert")
        self.table = table
        self.insertion = insertion
        types = table.columns.map(\.type)
        columns = table.dataset.record.columns.count
        cells = CellReader(columns: table.dataset.record.columns.count, cast)
    }

    /// Copies all records from `store`, each block checked against its hashes, unless `goOn` throws before a block.
    mutating func run(
        from store: borrowing StagingReader, goOn: () throws(StoreError) -> Void
    ) throws(StoreError) {
        var blocks = try DatasetBlocks(of: table.dataset, in: store)
        while try blocks.next() {
            try goOn()
            try insert(blocks.rows)
        }
    }

    private mutating func insert(_ rows: BlockRows) throws(StoreError) {
        let plain = rows.plain
        try unsafe plain.withUnsafeBufferPointer { plain throws(StoreError) in
            for row in 0..<rows.count {
                for column in types.indices {
                    // Most values: a text of a column without a type goes to SQLite where it lies.
                    if column < columns, types[column] == nil,
                        case .text(let range, isEscaped: false) = rows.value(row, column)
                    {
                        try unsafe insertion.bind(lyingAt: UnsafeBufferPointer(rebasing: plain[range]), at: column + 1)
                        continue
                    }
                    if column < columns, let blob = blob(rows.value(row, column), at: column, plain: rows.plain) {
                        try insertion.bind(.blob(blob), at: column + 1)
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

    /// The bytes of a value such as `{"blob":"00ff"}` in a table's column whose values keep their storage classes.
    private func blob(_ value: BlockValue, at column: Int, plain: [UInt8]) -> [UInt8]? {
        guard case .container(let range) = value, types[column] == nil, !table.dataset.record.isJSON else { return nil }
        let text = String(decoding: plain[range], as: UTF8.self)
        guard text.hasPrefix("{\"blob\":\""), text.hasSuffix("\"}") else { return nil }
        return HexText.bytes(String(text.dropFirst(9).dropLast(2)))
    }

    private mutating func bind(_ cell: Cell, at column: Int, _ plain: UnsafeBufferPointer<UInt8>) throws(StoreError) {
        switch cell {
        case .null: try insertion.bind(.null, at: column + 1)
        case .integer(let number): try insertion.bind(.integer(number), at: column + 1)
        case .real(let number): try insertion.bind(.real(number), at: column + 1)
        case .plain(let range):
            let text = unsafe UnsafeBufferPointer(rebasing: plain[range])
            if unsafe types[column]?.wouldAlter(text) == true { altered.insert(column) }
            if let value = unsafe types[column]?.value(of: text) {
                try insertion.bind(value, at: column + 1)
            } else {
                try unsafe insertion.bind(lyingAt: text, at: column + 1)
            }
        case .written:
            if types[column]?.wouldAlter(cells.text) == true { altered.insert(column) }
            try insertion.bind(types[column]?.value(of: cells.text) ?? .text(cells.text), at: column + 1)
        }
    }
}

extension ValueType {
    /// What a table of this type stores for a text, where SQLite's affinity does not make it of itself: 1 and 0 for
    /// truth values, bytes for hexadecimal digits; nil for the text as it is.
    fileprivate func value(of text: some Sequence<UInt8>) -> QueryValue? {
        switch self {
        case .text, .integer, .real, .dynamic: nil
        case .boolean where text.elementsEqual("true".utf8): .integer(1)
        case .boolean where text.elementsEqual("false".utf8): .integer(0)
        case .boolean: nil
        case .binary: HexText.bytes(String(decoding: Array(text), as: UTF8.self)).map(QueryValue.blob)
        }
    }

    /// Whether a table of this type may store a number for a text that begins as one: `0042` would become 42.
    ///
    /// A real number's text is meant to become a number; it keeps its value.
    fileprivate func wouldAlter(_ text: some Collection<UInt8>) -> Bool {
        switch self {
        case .text, .real, .binary, .dynamic: false
        case .integer, .boolean:
            // SQLite passes over the white space of ASCII.
            text.first { $0 != 0x20 && !(0x09...0x0D).contains($0) }.map("+-.0123456789".utf8.contains) ?? false
        }
    }
}
