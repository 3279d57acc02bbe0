internal import Records

/// The rows of consecutive `INSERT`s into one table, as far as they were read.
struct InsertReading {
    /// How they are written.
    let insert: PostgreSQLInsert
    /// Whether the text begins behind a row; else it begins with one.
    private var isBehindRow = false
    private var isDone = false
    /// The columns in which numbers stand without quotes, where the dump does not define the table.
    var bare: Set<Int> = []
    /// What is known of the first statement.
    private(set) var first = FirstStatement()

    /// The rows that begin where the head of `insert` ends.
    init(_ insert: PostgreSQLInsert) { self.insert = insert }

    /// How far a slice was looked at.
    private struct Progress {
        /// The end of the last row that was found.
        var end = 0
        /// Where the next look begins: at a row, or behind one.
        var position = 0
        var isBehindRow = false
        /// Whether a row ends far enough, or no more rows follow.
        var isComplete = false
        var hasNext = true
        var first: FirstStatement
    }

    /// Fills `slice` with the next rows, with which the text of `window` begins; false at their end.
    mutating func next(into slice: inout Slice, from window: inout PostgreSQLWindow) throws(IngestError) -> Bool {
        guard !isDone else { return false }
        window.settle()
        if isBehindRow {
            isBehindRow = false
            var first = first
            let after = try window.scan(insert.session) { (lexer) throws(PostgreSQLStop) in
                let end = lexer.position
                let after = try lexer.skipToRow(of: insert)
                first.note(lexer, behind: end)
                return after
            }
            self.first = first
            if after == .end {
                isDone = true
                return false
            }
            window.settle()
        }
        var progress = Progress(first: first)
        while !progress.isComplete {
            do throws(PostgreSQLStop) { try look(in: window, &progress) } catch {
                if case .fault(let fault, let place) = error { throw window.malformed(fault, at: place) }
                try window.read(beyond: progress.position)
            }
        }
        first = progress.first
        window.text.move(progress.end, into: &slice)
        window.position = progress.hasNext ? 0 : progress.position - progress.end
        isBehindRow = progress.hasNext
        isDone = !progress.hasNext
        return true
    }

    /// Looks at rows until one ends at the slice's size or behind it, or no row follows.
    private func look(
        in window: borrowing PostgreSQLWindow, _ progress: inout Progress
    ) throws(PostgreSQLStop) {
        let (target, isWhole, insert) = (window.text.limits.sliceBytes, window.text.isAtEnd, insert)
        var run = progress
        defer { progress = run }
        try unsafe window.text.bytes.withUnsafeBufferPointer { (buffer) throws(PostgreSQLStop) in
            var lexer = unsafe PostgreSQLLexer(
                buffer, from: run.position, isWhole: isWhole, hasStandardStrings: insert.session.hasStandardStrings)
            var marks = RowMarks()
            while true {
                if !run.isBehindRow {
                    guard try lexer.peek(run.position) != nil else { throw lexer.cut(.statement, at: run.position) }
                    try lexer.skipRow(&marks)
                    run.end = lexer.position
                    run.position = run.end
                    run.isBehindRow = true
                    run.isComplete = run.end >= target
                    if run.isComplete { return }
                }
                let after = try lexer.skipToRow(of: insert)
                if !run.first.isOver { run.first.note(lexer, behind: run.end) }
                run.position = lexer.position
                run.isBehindRow = false
                if after == .end {
                    run.isComplete = true
                    run.hasNext = false
                    return
                }
            }
        }
    }
}
