internal import Records

/// The rows of a `COPY`, as far as they were read.
struct CopyReading {
    /// Where the statement stands.
    let place: RecordBatch.Origin
    private var cutter = CopyCutter()
    private var isDone = false

    /// The rows of the statement at `place`.
    init(place: RecordBatch.Origin) {
        self.place = place
    }

    /// Fills `slice` with the next rows, with which the text of `window` begins; false at their end.
    mutating func next(into slice: inout Slice, from window: inout PostgreSQLWindow) throws(IngestError) -> Bool {
        window.settle()
        let target = window.text.limits.sliceBytes
        while !isDone {
            cutter.look(in: window.text.bytes, isWhole: window.text.isAtEnd)
            if let end = cutter.rowEnd(in: window.text.bytes, atLeast: target) {
                move(end, into: &slice, from: &window)
                return true
            }
            if let mark = cutter.mark {
                isDone = true
                if mark.lowerBound > 0 { move(mark.lowerBound, into: &slice, from: &window) }
                window.position = mark.count
                return mark.lowerBound > 0
            }
            guard !window.text.isAtEnd else { throw window.malformed(.copyNeverEnds, at: place) }
            try checkRowSize(window)
            try window.text.fill()
        }
        return false
    }

    /// Goes over the rest of the rows.
    mutating func pass(in window: inout PostgreSQLWindow) throws(IngestError) {
        window.settle()
        while !isDone {
            cutter.look(in: window.text.bytes, isWhole: window.text.isAtEnd)
            if let mark = cutter.mark {
                isDone = true
                window.position = mark.upperBound
                return
            }
            guard !window.text.isAtEnd else { throw window.malformed(.copyNeverEnds, at: place) }
            // One byte stays: a mark begins behind a line end, not with the bytes that are left.
            let passed = max(cutter.searched - 1, 0)
            window.text.drop(passed)
            cutter.drop(passed)
            try window.text.fill()
        }
    }

    private mutating func move(_ end: Int, into slice: inout Slice, from window: inout PostgreSQLWindow) {
        window.text.move(end, into: &slice)
        cutter.drop(end)
    }

    /// Ends a row that is larger than it may be before memory does.
    private func checkRowSize(_ window: borrowing PostgreSQLWindow) throws(IngestError) {
        let limits = window.text.limits
        guard window.text.bytes.count > max(limits.maxRecord, limits.sliceBytes) else { return }
        try window.text.checkRecord(from: cutter.rowStart(in: window.text.bytes, before: limits.sliceBytes))
    }
}
