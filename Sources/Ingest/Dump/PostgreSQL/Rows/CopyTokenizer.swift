internal import Records

/// The rows of a `COPY` in text format.
struct CopyRows: DumpRows {
    /// The encoding of the values.
    let encoding: TextEncoding

    func tokenizer(_ settings: RowSettings) -> any SliceTokenizer {
        CopyTokenizer(settings: settings, encoding: encoding)
    }
}

/// Slices of a `COPY` to batches: fields as places in the slice's own bytes, unescaped in place.
///
/// A value that each worker may copy; it holds no state.
struct CopyTokenizer: SliceTokenizer {
    let settings: RowSettings
    let encoding: TextEncoding

    /// Fills `batch` with the rows of `slice`, whose bytes it takes and leaves the batch's old ones for reuse.
    ///
    /// - Throws: `.malformed` (5) at the first bad row unless rejects are collected; `.recordTooLarge` (13).
    func tokenize(_ slice: inout Slice, into batch: inout RecordBatch) throws(IngestError) {
        let line = slice.line
        try unsafe batch.fill(from: &slice, settings, encoding) { base, count in
            unsafe CopyScanner(base, count: count, line: line)
        }
    }
}

extension RecordBatch {
    /// Fills the batch with the rows that `scanner` finds in the bytes of `slice`, which it takes.
    mutating func fill<Scanner: DumpRowScanner>(
        from slice: inout Slice, _ settings: RowSettings, _ encoding: TextEncoding,
        with scanner: (UnsafeMutablePointer<UInt8>, Int) -> Scanner
    ) throws(IngestError) {
        let rules = settings.rules(for: slice)
        let offset = slice.offset
        try unsafe fill(from: &slice, columns: settings.columns) { buffer, fields, batch in
            guard let base = buffer.baseAddress else { return Filling() }
            var filler = unsafe DumpRowFiller(
                scanner(base, buffer.count), rules: rules, encoding: encoding, offset: offset,
                bytes: UnsafeBufferPointer(buffer))
            let failure = filler.fill(&batch, &fields)
            return Filling(spill: filler.spill, failure: failure)
        }
    }
}
