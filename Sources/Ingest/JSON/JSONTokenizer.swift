public import Records

/// Slices of JSON Lines to batches: what the rules speak of as places in the slice's own bytes.
///
/// A value that each worker may copy; it holds no state. Strings with escapes are unescaped behind the slice's bytes.
public struct JSONTokenizer: Sendable {
    let tree: JSONPathTree
    let limits: IngestLimits
    let collectsRejects: Bool
    private let columns: Int
    /// What messages call the dataset's sources, by ordinal.
    public var sources: [String] = []
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
    /// - Throws: `.malformed` (5) at the first line that is no JSON object unless rejects are collected;
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
                base, tree: tree, maxDepth: limits.maxDepth, spillStart: buffer.count, wantsObjects: true)
            scanner.tellsAllForbidden = gathersUnlisted
            swap(&scanner.occurrences, &occurrences)
            var lines = unsafe JSONLineReader(base, count: count, tokenizer: self, slice: slice)
            let failure = lines.read(with: &scanner, into: &batch)
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

/// Takes the lines of a slice one by one and judges each.
@safe
private struct JSONLineReader {
    private let base: UnsafeMutablePointer<UInt8>
    private let count: Int
    private let tokenizer: JSONTokenizer
    private let source: String
    private let offset: Int
    private var line: Int
    /// Whether the slice as a whole is UTF-8, so that no line has to be looked at.
    private let isText: Bool

    init(_ base: UnsafeMutablePointer<UInt8>, count: Int, tokenizer: JSONTokenizer, slice: Slice) {
        unsafe self.base = unsafe base
        self.count = count
        self.tokenizer = tokenizer
        source =
            slice.source < tokenizer.sources.count ? tokenizer.sources[slice.source] : "source \(slice.source + 1)"
        offset = slice.offset
        line = slice.line
        isText = unsafe TextCheck.isText(UnsafeBufferPointer(start: base, count: count))
    }

    /// Reads all lines, or all up to the first fault that ends the run, which it gives.
    mutating func read(with scanner: inout JSONScanner, into batch: inout RecordBatch) -> IngestError? {
        var begin = 0
        while begin < count {
            let end = unsafe LineFeedFinder().next(in: base, from: begin, to: count)
            // The scanner stops at it; the line feed is no part of any record.
            unsafe base[end] = 0
            if scanner.skipBlanks(begin) < end, let failure = read(from: begin, to: end, with: &scanner, into: &batch) {
                return failure
            }
            line += 1
            begin = end + 1
        }
        return nil
    }

    /// Reads one line that is not blank.
    private mutating func read(
        from begin: Int, to end: Int, with scanner: inout JSONScanner, into batch: inout RecordBatch
    ) -> IngestError? {
        let origin = RecordBatch.Origin(line: line, offset: offset + begin)
        guard end - begin <= tokenizer.limits.maxRecord else {
            return .recordTooLarge(
                source: source, line: line, offset: origin.offset, limit: tokenizer.limits.maxRecord)
        }
        guard isText || isUTF8(from: begin, to: end) else {
            return reject(.json(.notUTF8), origin, at: origin.offset, &batch)
        }
        scanner.record = UInt32(truncatingIfNeeded: batch.records)
        guard let text = scanner.scan(from: begin, to: end) else {
            let fault = scanner.fault ?? (.badValue, begin)
            return reject(.json(fault.reason), origin, at: offset + fault.position, &batch)
        }
        if let first = scanner.forbidden.first, !tokenizer.gathersUnlisted {
            return .malformed(
                source: source, line: line, offset: offset + first.position, reason: .unlistedPath(first.path))
        }
        for forbidden in scanner.forbidden { batch.unlistedPaths.insert(forbidden.path) }
        batch.texts.append(text)
        batch.origins.append(origin)
        return nil
    }

    private func isUTF8(from begin: Int, to end: Int) -> Bool {
        unsafe TextCheck.verdict(of: UnsafeBufferPointer(start: base + begin, count: end - begin)) != .notUTF8
    }

    /// Sets a line aside, or ends the run.
    private func reject(
        _ reason: RejectReason, _ origin: RecordBatch.Origin, at offset: Int, _ batch: inout RecordBatch
    ) -> IngestError? {
        guard tokenizer.collectsRejects else {
            return .malformed(source: source, line: origin.line, offset: offset, reason: reason)
        }
        batch.rejects.append(
            Reject(line: origin.line, offset: origin.offset, source: batch.source, reason: reason))
        return nil
    }
}
