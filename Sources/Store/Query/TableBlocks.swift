internal import CSQLite

/// The blocks of one virtual table, read when the first query comes.
@safe final class TableBlocks {
    // A class, because the table's cursors share its reader and its indexes.
    private let context: QueryContext
    private let dataset: StoredDataset
    private let database: OpaquePointer?
    private var reader: BlockReader
    private var cells: CellReader
    private let empty: BlockRows
    /// How many records are before each block, and last of all how many there are.
    private let firsts: [Int]
    private var ranges: [Int: [BlockRange?]] = [:]
    private var indexes: [Int: ValueIndex] = [:]
    private var visitedBlocks: [Int: Int] = [:]
    private var visits = 0

    /// The blocks of `dataset` on the connection `database`.
    @unsafe init(_ dataset: StoredDataset, _ context: QueryContext, on database: OpaquePointer?) throws(StoreError) {
        self.dataset = dataset
        self.context = context
        unsafe self.database = unsafe database
        let block = unsafe try Statement(BlockReader.query, on: database, path: context.path, operation: "block")
        reader = try BlockReader(dataset, path: context.path, block)
        let cast = unsafe try Statement(CellReader.query, on: database, path: context.path, operation: "number")
        cells = CellReader(columns: dataset.record.columns.count, cast)
        empty = BlockRows(for: dataset.record)
        let query = "SELECT sequence, records FROM main.bauta_block WHERE dataset = ? ORDER BY sequence"
        let sizes = unsafe try Statement(query, on: database, path: context.path, operation: "blocks")
        try sizes.bind([.integer(dataset.dataset)])
        var firsts = [0]
        while try sizes.step() {
            let records = sizes.integer(1)
            guard sizes.integer(0) == firsts.count - 1, (0...ValuePlace.maximumBytes).contains(records) else { break }
            firsts.append(firsts[firsts.count - 1] + records)
        }
        guard firsts.count - 1 == dataset.blocks, firsts.last == dataset.records else {
            throw .damaged(path: context.path, place: dataset.place)
        }
        self.firsts = firsts
    }

    /// How many blocks there are.
    var count: Int { firsts.count - 1 }

    /// How many records are before the block at `sequence`.
    func firstRecord(of sequence: Int) -> Int { firsts[sequence] }

    /// The place of the block that holds `record`.
    func sequence(of record: Int) -> Int {
        var low = 0
        var high = count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if firsts[middle] <= record { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// A query begins to go over the records; from the second time on, blocks are kept.
    func visit() { visits += 1 }

    /// Puts the block at `sequence` in the place of the one that a cursor had.
    func load(_ sequence: Int, into block: inout LoadedBlock?) throws(StoreError) {
        if let kept = context.cache.block(sequence, of: dataset.dataset) {
            block = kept
            return
        }
        context.inflatedBlocks += 1
        let isRemembered = visits > 1
        var target = LoadedBlock(sequence: sequence, rows: empty)
        // What no one else looks at is filled again, so that a scan does with the memory of one block.
        if isKnownUniquelyReferenced(&block), let own = block { target = own }
        block = nil
        target.sequence = sequence
        try reader.load(sequence, into: &target.rows)
        if isRemembered { context.cache.keep(target, of: dataset.dataset) }
        block = target
    }

    /// The value of a row at a column.
    func cell(_ block: LoadedBlock, _ row: Int, _ column: Int) throws(StoreError) -> Cell {
        try cells.cell(block.rows, row, column)
    }

    /// The text of the last value that was `.written`.
    var text: [UInt8] { cells.text }

    /// The ranges of a column, one for each block that has one.
    func ranges(of column: Int) throws(StoreError) -> [BlockRange?] {
        if let known = ranges[column] { return known }
        var found = [BlockRange?](repeating: nil, count: count)
        if column == RecordConstraint.rowid {
            for sequence in found.indices {
                found[sequence] = BlockRange(
                    ordinal: column, minimum: .integer(firsts[sequence] + 1), maximum: .integer(firsts[sequence + 1]))
            }
        } else {
            let query = "SELECT sequence, minimum, maximum FROM main.bauta_range WHERE dataset = ? AND ordinal = ?"
            let rows = unsafe try Statement(query, on: database, path: context.path, operation: "ranges")
            try rows.bind([.integer(dataset.dataset), .integer(column)])
            while try rows.step() {
                guard found.indices.contains(rows.integer(0)) else { continue }
                found[rows.integer(0)] = BlockRange(ordinal: column, minimum: rows.value(1), maximum: rows.value(2))
            }
        }
        ranges[column] = found
        return found
    }

    /// The index of a column, once looking values up without it has gone over as many blocks as making it will, where
    /// there is room for it.
    func index(of column: Int) throws(StoreError) -> ValueIndex? {
        if let index = indexes[column] { return index }
        guard visitedBlocks[column, default: 0] >= count, let records = firsts.last,
            records <= ValueIndex.maximumRecords - context.indexedRecords
        else { return nil }
        let index = try newIndex(of: column, records: records)
        context.indexedRecords += records
        indexes[column] = index
        return index
    }

    /// A query looks a value up in a column without an index, which may be in `blocks` of the blocks.
    func countLookup(in column: Int, blocks: Int) {
        // What is in no block has cost a look at all their ranges.
        visitedBlocks[column, default: 0] += max(1, blocks)
    }

    private func newIndex(of column: Int, records: Int) throws(StoreError) -> ValueIndex {
        var index = ValueIndex(records: records)
        var block: LoadedBlock?
        for sequence in (0..<count).reversed() {
            try load(sequence, into: &block)
            guard let block else { break }
            for row in (0..<block.rows.count).reversed() {
                let record = firsts[sequence] + row
                switch try cell(block, row, column) {
                case .null: break
                case .integer(let number): index.add(record, number: Double(number))
                case .real(let number): index.add(record, number: number)
                case .plain(let range): index.add(record, text: block.rows.plain[range])
                case .written: index.add(record, text: text[...])
                }
            }
        }
        return index
    }
}
