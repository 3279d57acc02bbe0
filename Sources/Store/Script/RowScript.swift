internal import Records

/// How rows are set out in a script: what stands before, between and behind them.
struct RowLayout {
    /// What begins a statement: `INSERT INTO "t" VALUES`; nothing for `COPY`, whose rows are no statements.
    var statement: [UInt8] = []
    var rowStart: [UInt8]
    var separator: UInt8
    /// Whether a blank follows the separator.
    var isSpaced = false
    var rowEnd: [UInt8]
    /// What stands between two rows of a statement.
    var between: [UInt8] = []
    /// What ends a statement.
    var statementEnd: [UInt8] = []
    /// A statement takes no more rows when it would be as long as this: 0 for a row each.
    var statementBytes = Int.max
    /// A statement takes no more rows than these.
    var statementRows = Int.max

    /// The lines of a `COPY`.
    static let copy = RowLayout(rowStart: [], separator: UInt8(ascii: "\t"), rowEnd: [UInt8(ascii: "\n")])
}

/// Writes the records of a dataset as the rows of a script, block by block.
struct RowScript<Spelling: ValueSpelling> {
    private let layout: RowLayout
    private let kinds: [SQLKind]
    /// The columns that are written, in order.
    private let written: [Int]
    /// How many columns the dataset has; behind them a JSON dataset has the record.
    private let columns: Int
    /// A value that had to be unescaped.
    private var unescaped: [UInt8] = []
    /// How long the open statement is; 0 where none is open.
    private var statementLength = 0
    /// How many rows the open statement has.
    private var statementRows = 0

    /// What `mariadb-dump` adds to a statement's length, so that statements end where its own do.
    private static var end: Int { 4 }
    /// What it adds to a row's length, whatever stands between two.
    private static var joint: Int { 2 }

    /// The rows of a dataset of `columns` columns, whose values are of `kinds`; those of no kind are not written.
    init(_ layout: RowLayout, columns: Int, kinds: [SQLKind?]) {
        self.layout = layout
        self.columns = columns
        self.kinds = kinds.map { $0 ?? .text }
        written = kinds.indices.filter { kinds[$0] != nil }
    }

    /// Appends the rows of a block.
    mutating func append(_ rows: BlockRows, to output: inout [UInt8]) throws(StoreError) {
        let plain = rows.plain
        var isFull = false
        output.append(addingCapacity: room(for: rows)) { free in
            unsafe free.withUnsafeMutableBufferPointer { memory, count in
                var cursor = unsafe ByteCursor(memory)
                unsafe plain.withUnsafeBufferPointer { plain in
                    for row in 0..<rows.count { unsafe put(rows, row, plain, to: &cursor) }
                }
                count = cursor.count
                isFull = cursor.isFull
            }
        }
        if isFull { throw .misuse("a row is longer than its room") }
    }

    /// Appends the end of the statement that is open.
    mutating func end(_ output: inout [UInt8]) {
        if statementLength > 0 { output.append(contentsOf: layout.statementEnd) }
        statementLength = 0
    }

    /// The most bytes that a block's rows take: each byte may be escaped, and shown once more in the record.
    private func room(for rows: BlockRows) -> Int {
        let frame =
            layout.statement.count + layout.statementEnd.count + layout.between.count + layout.rowStart.count
            + layout.rowEnd.count
        return rows.plain.count * 4 + rows.count * (frame + kinds.count * 96)
    }

    private mutating func put(
        _ rows: BlockRows, _ row: Int, _ plain: UnsafeBufferPointer<UInt8>, to output: inout ByteCursor
    ) {
        let joint = output.count
        let isJoined = begin(&output)
        let start = output.count
        output.put(layout.rowStart)
        var isFirst = true
        for column in written {
            if !isFirst {
                output.put(layout.separator)
                if layout.isSpaced { output.put(UInt8(ascii: " ")) }
            }
            isFirst = false
            unsafe put(rows, row, column, plain, to: &output)
        }
        output.put(layout.rowEnd)
        guard layout.statementBytes < Int.max else { return }
        let length = output.count - start + Self.joint
        if isJoined, statementLength + length >= layout.statementBytes {
            // Only now it is known how long the row is; it moves, once for each statement.
            output.replace(joint, length: layout.between.count, with: layout.statementEnd + layout.statement)
            statementLength = layout.statement.count + Self.end
            statementRows = 1
        }
        statementLength += length
    }

    /// Puts what stands before a row; says whether the row goes on with a statement that has rows already.
    private mutating func begin(_ output: inout ByteCursor) -> Bool {
        if layout.statementBytes == Int.max { return false }
        if statementLength > 0, layout.statementBytes > 0, statementRows < layout.statementRows {
            output.put(layout.between)
            statementRows += 1
            return true
        }
        if statementLength > 0 { output.put(layout.statementEnd) }
        output.put(layout.statement)
        statementLength = layout.statement.count + Self.end
        statementRows = 1
        return false
    }

    @inline(__always)
    private mutating func put(
        _ rows: BlockRows, _ row: Int, _ column: Int, _ plain: UnsafeBufferPointer<UInt8>,
        to output: inout ByteCursor
    ) {
        let kind = kinds[column]
        let value = column == columns ? .container(rows.record(row)) : rows.value(row, column)
        switch value {
        case .text(let range, isEscaped: false):
            unsafe Spelling.put(
                SpelledValue(UnsafeBufferPointer(rebasing: plain[range]), isPlain: true), as: kind, to: &output)
        case .missing, .null: Spelling.putNull(to: &output)
        case .number(let range):
            unsafe Spelling.put(
                SpelledValue(UnsafeBufferPointer(rebasing: plain[range]), isPlain: true, isNumber: true), as: kind,
                to: &output)
        case .container(let range):
            if let digits = unsafe Self.blob(plain, range) {
                unsafe Spelling.put(
                    SpelledValue(UnsafeBufferPointer(rebasing: plain[digits]), isPlain: true), as: .binary,
                    to: &output)
            } else {
                putWritten(rows, value, as: kind, to: &output)
            }
        case .text(let range, isEscaped: true)
        where unsafe Spelling.put(json: UnsafeBufferPointer(rebasing: plain[range]), as: kind, to: &output):
            break
        case .boolean, .text: putWritten(rows, value, as: kind, to: &output)
        }
    }

    /// Puts a value whose text does not stand in the block as it is.
    private mutating func putWritten(
        _ rows: BlockRows, _ value: BlockValue, as kind: SQLKind, to output: inout ByteCursor
    ) {
        unescaped.removeAll(keepingCapacity: true)
        rows.appendText(value, to: &unescaped)
        unsafe unescaped.withUnsafeBufferPointer { text in
            unsafe Spelling.put(SpelledValue(text, isPlain: false), as: kind, to: &output)
        }
    }

    /// Where the digits of `{"blob":"…"}` stand: bytes among other values of a column of SQLite.
    private static func blob(_ plain: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int>? {
        let before = "{\"blob\":\"".utf8
        let after = "\"}".utf8
        guard range.count >= before.count + after.count, unsafe plain[range].starts(with: before),
            unsafe plain[range].suffix(after.count).elementsEqual(after)
        else { return nil }
        let digits = (range.lowerBound + before.count)..<(range.upperBound - after.count)
        return unsafe plain[digits].allSatisfy { HexText.value(of: $0) != nil } ? digits : nil
    }
}
