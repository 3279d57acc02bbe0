public import Records

/// Slices of JSON records to batches: what the rules speak of as places in the slice's own bytes.
///
/// The records of a slice are where the reader found them, else its lines. A value that each worker may copy; it holds
/// no state. Strings with escapes are unescaped behind the slice's bytes.
public struct JSONTokenizer: Sendable {
    let tree: JSONPathTree
    let limits: IngestLimits
    let collectsRejects: Bool
    private let columns: Int
    /// What messages call the dataset's sources, by ordinal.
    public var sources: [String] = []
    /// Whether a record that the reader found in a document may be any value: where no rule speaks of a member, and
    /// what no rule speaks of is kept.
    public var takesAnyValue = false
    /// Whether paths that must not be there are gathered in the batch instead of ending the run.
    public var gathersUnlisted = false

    /// A tokenizer that notes what `rules` speak of, as occurrences of `columns` columns.
    public init(rules: [JSONPathRule], columns: Int, limits: IngestLimits, collectsRejects: Bool) throws(IngestError) {
        tree = try JSONPathTree(rules)
        self.columns = columns
        self.limits = limits.bounded
        self.collectsRejects = collectsRejects
    }

    /// Fills `batch` with the records of `slice`, whose bytes it takes and leaves the batch's old ones for reuse.
    ///
    /// - Throws: `.malformed` (5) at the first record that is no JSON object unless rejects are collected;
    ///   with the reason `.unlistedPath` (4) at the first path that must not be there; `.recordTooLarge` (13).
    public func tokenize(_ slice: inout Slice, into batch: inout RecordBatch) throws(IngestError) {
        swap(&slice.bytes, &batch.bytes)
        batch.begin(slice, columns: columns)
        // Out of the batch, so that its arrays can be written side by side without a copy.
        var bytes = batch.bytes
        batch.bytes = []
        let count = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: JSONScanner.padding))
        var occurrences: [Occurrence] = []
        swap(&occurrences, &batch.occurrences)
        var spill: [UInt8] = []
        let failure = unsafe bytes.withUnsafeMutableBufferPointer { buffer -> IngestError? in
            guard let base = buffer.baseAddress else { return nil }
            var scanner = unsafe JSONScanner(
                base, tree: tree, maxDepth: limits.maxDepth, spillStart: buffer.count,
                wantsObjects: slice.records == nil || !takesAnyValue)
            scanner.tellsAllForbidden = gathersUnlisted
            swap(&scanner.occurrences, &occurrences)
            var reader = unsafe JSONRecordReader(base, count: count, tokenizer: self, slice: slice)
            let failure = reader.read(slice.records, with: &scanner, into: &batch)
            swap(&scanner.occurrences, &occurrences)
            spill = scanner.spill
            batch.holdsSurrogates = scanner.holdsSurrogates
            return failure
        }
        bytes.append(contentsOf: spill)
        batch.bytes = bytes
        batch.occurrences = occurrences
        if let failure { throw failure }
        batch.sortOccurrences()
    }
}
