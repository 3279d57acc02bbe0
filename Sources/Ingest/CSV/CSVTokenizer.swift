public import Records

/// Slices to batches: fields as places in the slice's own bytes, unescaped in place.
///
/// A value that each worker may copy; it holds no state. Where a slice knows its line end, that counts.
public struct CSVTokenizer: Sendable {
    private let syntax: CSVSyntax
    private let columns: Int
    private let binary: Set<Int>
    private let collectsRejects: Bool
    /// The largest record in bytes, its line end not counted.
    public var maxRecord = IngestLimits().maxRecord
    /// What messages call the dataset's sources, by ordinal.
    public var sources: [String] = []

    /// A tokenizer of records with `columns` fields.
    ///
    /// - Parameters:
    ///   - dialect: How records are written; a line end that is not declared is LF.
    ///   - columns: How many fields a record must have.
    ///   - binary: The columns, from 0, that may hold any bytes; only in UTF-8, for of other encodings the bytes are
    ///     gone.
    ///   - collectsRejects: Whether bad records go to the batch's rejects instead of ending the run.
    public init(dialect: CSVDialect, columns: Int, binary: Set<Int>, collectsRejects: Bool) {
        syntax = CSVSyntax(dialect)
        self.columns = columns
        self.binary = dialect.encoding == .utf8 ? binary : []
        self.collectsRejects = collectsRejects
    }

    /// Fills `batch` with the records of `slice`, whose bytes it takes and leaves the batch's old ones for reuse.
    ///
    /// - Throws: `.malformed` (5) at the first bad record unless rejects are collected; `.recordTooLarge` (13).
    public func tokenize(_ slice: inout Slice, into batch: inout RecordBatch) throws(IngestError) {
        let rules = RecordRules(
            columns: columns, binary: binary, maxRecord: maxRecord, collectsRejects: collectsRejects,
            source: slice.source < sources.count ? sources[slice.source] : "source \(slice.source + 1)")
        let syntax = syntax.ending(slice.lineEnd)
        if PairFinder.suffices(for: syntax) {
            try fill(&batch, from: &slice, syntax, PairFinder.self, rules)
        } else {
            try fill(&batch, from: &slice, syntax, QuadFinder.self, rules)
        }
    }

    private func fill<Finder: FieldFinder>(
        _ batch: inout RecordBatch, from slice: inout Slice, _ syntax: CSVSyntax, _ finder: Finder.Type,
        _ rules: RecordRules
    ) throws(IngestError) {
        let place = RecordBatch.Origin(line: slice.line, offset: slice.offset)
        try unsafe batch.fill(from: &slice, columns: columns) { buffer, fields, batch in
            guard let base = buffer.baseAddress else { return Filling() }
            let scanner = unsafe RecordScanner<Finder>(base, count: buffer.count, syntax: syntax, line: place.line)
            var filler = BatchFiller(
                scanner: scanner, rules: rules, place: place, checksFields: unsafe !TextCheck.isText(.init(buffer)))
            return Filling(failure: filler.fill(&batch, &fields))
        }
    }
}
