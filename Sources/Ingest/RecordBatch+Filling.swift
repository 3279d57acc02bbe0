internal import Records

extension RecordBatch {
    /// Takes the bytes of `slice`, whose place its own old ones take for reuse, and has `fill` find the rows in them.
    ///
    /// `fill` may change the bytes, and appends the rows' fields. What it gives beside a failure goes behind the bytes:
    /// values that have no room where they stood. `padding` zeros stand between the two.
    mutating func fill(
        from slice: inout Slice, columns: Int, padding: Int = 0,
        _ fill: (UnsafeMutableBufferPointer<UInt8>, inout [Field], inout RecordBatch) -> Filling
    ) throws(IngestError) {
        swap(&slice.bytes, &bytes)
        begin(slice, columns: columns)
        // Out of the batch, so that its arrays can be written side by side without a copy.
        var text: [UInt8] = []
        var found: [Field] = []
        swap(&text, &bytes)
        swap(&found, &fields)
        if padding > 0 { text.append(contentsOf: repeatElement(0, count: padding)) }
        let filling = unsafe text.withUnsafeMutableBufferPointer { buffer in unsafe fill(buffer, &found, &self) }
        text.append(contentsOf: filling.spill)
        swap(&text, &bytes)
        swap(&found, &fields)
        if let failure = filling.failure { throw failure }
    }
}

/// What came of the search for a slice's rows.
struct Filling {
    /// What goes behind the slice's bytes.
    var spill: [UInt8] = []
    /// What ends the run.
    var failure: IngestError?
}

extension [Field] {
    /// Has `write` put rows of `columns` fields into free room, whose number of fields it gets, and takes as many as it
    /// says that it wrote.
    @inline(__always)
    mutating func appendRows(of columns: Int, _ write: (UnsafeMutablePointer<Field>, Int) -> Int) {
        let room = Swift.max(capacity - count, columns, 4096)
        append(addingCapacity: room) { free in
            unsafe free.withUnsafeMutableBufferPointer { row, count in
                guard let base = row.baseAddress else { return }
                count = unsafe write(base, row.count)
            }
        }
    }
}
