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
        swap(&slice.bytes, &batch.bytes)
        batch.begin(slice, columns: settings.columns)
        let rules = settings.rules(for: slice)
        // Out of the batch, so that its arrays can be written side by side without a copy.
        var bytes = batch.bytes
        var fields = batch.fields
        batch.bytes = []
        batch.fields = []
        let count = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: MySQLRowScanner.padding))
        var spill: [UInt8] = []
        let failure = unsafe bytes.withUnsafeMutableBufferPointer { buffer -> IngestError? in
            guard let base = buffer.baseAddress else { return nil }
            let isText = unsafe isPlain(UnsafeBufferPointer(start: base, count: count))
            let scanner = unsafe MySQLRowScanner(base, count: count, syntax: syntax, head: head, line: slice.line)
            var filler = MySQLRowFiller(scanner: scanner, rules: rules, offset: slice.offset, checksFields: !isText)
            let failure = filler.fill(&batch, &fields)
            spill = filler.scanner.spill
            return failure
        }
        bytes.append(contentsOf: spill)
        batch.bytes = bytes
        batch.fields = fields
        if let failure { throw failure }
    }

    /// Whether the text of a slice is UTF-8 as it is.
    private func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard unsafe TextCheck.isText(bytes) else { return false }
        return unsafe syntax.charset == .utf8 || bytes.allSatisfy { $0 < 0x80 }
    }
}

extension RowSettings {
    /// The rules for the rows of `slice`.
    func rules(for slice: Slice, source: String? = nil) -> RecordRules {
        let name = slice.source < sources.count ? sources[slice.source] : "source \(slice.source + 1)"
        return RecordRules(
            columns: columns, binary: binary, maxRecord: maxRecord, collectsRejects: collectsRejects,
            source: source ?? name)
    }
}
