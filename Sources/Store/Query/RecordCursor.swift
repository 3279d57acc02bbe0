/// A place in a virtual table: goes from record to record, past the blocks that cannot hold what is asked for.
final class RecordCursor {
    // A class, because SQLite holds it.
    private let table: RecordTable
    private var block: LoadedBlock?
    private var row = 0
    private var conditions: [(constraint: RecordConstraint, value: QueryValue, ranges: [BlockRange?])] = []
    private var index: ValueIndex?
    /// Whether there are no more records.
    private(set) var isAtEnd = true

    /// A cursor of `table` that stands nowhere yet.
    init(_ table: RecordTable) {
        self.table = table
    }

    /// The session's part of the table.
    var context: QueryContext { table.context }

    /// Goes to the first record that may meet the conditions of a plan with these values.
    func filter(plan: Int, _ values: [QueryValue]) throws(StoreError) {
        let blocks = try table.blocks()
        let constraints = table.constraints(ofPlan: plan)
        blocks.visit()
        index = nil
        conditions.removeAll(keepingCapacity: true)
        // Nothing compares with null.
        isAtEnd = values.contains(.null)
        if isAtEnd { return }
        for (constraint, value) in zip(constraints, values) {
            let isLookup = constraint.comparison == .equal && constraint.column != RecordConstraint.rowid
            if isLookup, let found = try blocks.index(of: constraint.column), found.finds(value) {
                index = found
                return try moveToRecord(found.first(value), in: blocks)
            }
            let ranges = try blocks.ranges(of: constraint.column)
            if isLookup {
                let left = ranges.count { range in range.map { !constraint.excludes($0, value) } ?? true }
                blocks.countLookup(in: constraint.column, blocks: left)
            }
            conditions.append((constraint, value, ranges))
        }
        try moveToBlock(0, in: blocks)
    }

    /// Goes to the next record.
    func next() throws(StoreError) {
        guard let block else {
            isAtEnd = true
            return
        }
        let blocks = try table.blocks()
        if let index {
            return try moveToRecord(index.next(after: blocks.firstRecord(of: block.sequence) + row), in: blocks)
        }
        row += 1
        if row == block.rows.count { try moveToBlock(block.sequence + 1, in: blocks) }
    }

    /// The number of the record in its dataset, from 1.
    func rowid() throws(StoreError) -> Int {
        try block.map { block throws(StoreError) in try table.blocks().firstRecord(of: block.sequence) + row + 1 } ?? 0
    }

    /// Calls `body` with the value at a column and the bytes of its text.
    func value(_ column: Int, _ body: (Cell, ArraySlice<UInt8>) -> Void) throws(StoreError) {
        guard let block else { return body(.null, []) }
        let blocks = try table.blocks()
        let cell = try blocks.cell(block, row, column)
        switch cell {
        case .plain(let range): body(cell, block.rows.plain[range])
        case .written: body(cell, blocks.text[...])
        case .null, .integer, .real: body(cell, [])
        }
    }

    private func moveToRecord(_ record: Int?, in blocks: TableBlocks) throws(StoreError) {
        guard let record else {
            isAtEnd = true
            return
        }
        let sequence = blocks.sequence(of: record)
        if block?.sequence != sequence { try blocks.load(sequence, into: &block) }
        row = record - blocks.firstRecord(of: sequence)
    }

    /// Goes to the first record of the next block, from `sequence` on, that may hold what is asked for.
    private func moveToBlock(_ sequence: Int, in blocks: TableBlocks) throws(StoreError) {
        row = 0
        for sequence in sequence..<max(sequence, blocks.count) where !isExcluded(sequence) {
            if block?.sequence != sequence { try blocks.load(sequence, into: &block) }
            if let block, block.rows.count > 0 { return }
        }
        isAtEnd = true
    }

    private func isExcluded(_ sequence: Int) -> Bool {
        conditions.contains { condition in
            condition.ranges[sequence].map { condition.constraint.excludes($0, condition.value) } ?? false
        }
    }
}
