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
        swap(&slice.bytes, &bytes)
        begin(slice, columns: settings.columns)
        let rules = RecordRules(
            columns: settings.columns, binary: settings.binary, maxRecord: settings.maxRecord,
            collectsRejects: settings.collectsRejects,
            source: slice.source < settings.sources.count
                ? settings.sources[slice.source] : "source \(slice.source + 1)")
        // Out of the batch, so that its arrays can be written side by side without a copy.
        var text: [UInt8] = []
        var found: [Field] = []
        swap(&text, &bytes)
        swap(&found, &fields)
        var spill: [UInt8] = []
        let failure = unsafe text.withUnsafeMutableBufferPointer { buffer -> IngestError? in
            guard let base = buffer.baseAddress else { return nil }
            var filler = unsafe DumpRowFiller(
                scanner(base, buffer.count), rules: rules, encoding: encoding, offset: slice.offset,
                bytes: UnsafeBufferPointer(buffer))
            let failure = filler.fill(&self, &found)
            spill = filler.spill
            return failure
        }
        text.append(contentsOf: spill)
        swap(&text, &bytes)
        swap(&found, &fields)
        if let failure { throw failure }
    }
}
