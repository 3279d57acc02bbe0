internal import Records

/// How the rows of `INSERT` statements are written.
struct MySQLRows: DumpRows {
    /// How their text is read.
    let syntax: MySQLSyntax
    /// What stands before the rows of each statement.
    let head: [UInt8]

    func tokenizer(_ settings: RowSettings) -> any SliceTokenizer {
        MySQLTokenizer(settings: settings, syntax: syntax, head: head)
    }
}

/// Slices of rows of `INSERT` statements to batches: fields as places in the slice's own bytes, unescaped in place.
///
/// A value that each worker may copy; it holds no state. What is longer as UTF-8 stands behind the slice's bytes.
struct MySQLTokenizer: SliceTokenizer {
    let settings: RowSettings
    let syntax: MySQLSyntax
    let head: [UInt8]

    func tokenize(_ slice: inout Slice, into batch: inout RecordBatch) throws(IngestError) {
        let rules = settings.rules(for: slice)
        let (line, offset) = (slice.line, slice.offset)
        let padding = MySQLRowScanner.padding
        try unsafe batch.fill(from: &slice, columns: settings.columns, padding: padding) { buffer, fields, batch in
            guard let base = buffer.baseAddress else { return Filling() }
            let count = buffer.count - padding
            let isText = unsafe isPlain(UnsafeBufferPointer(start: base, count: count))
            let scanner = unsafe MySQLRowScanner(base, count: count, syntax: syntax, head: head, line: line)
            var filler = MySQLRowFiller(scanner: scanner, rules: rules, offset: offset, checksFields: !isText)
            let failure = filler.fill(&batch, &fields)
            return Filling(spill: filler.scanner.spill, failure: failure)
        }
    }

    /// Whether the text of a slice is UTF-8 as it is.
    private func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard unsafe TextCheck.isText(bytes) else { return false }
        return unsafe syntax.charset == .utf8 || bytes.allSatisfy { $0 < 0x80 }
    }
}
