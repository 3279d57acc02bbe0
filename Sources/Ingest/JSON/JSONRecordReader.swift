internal import Records

/// Takes the records of a slice one by one and judges each.
@safe
struct JSONRecordReader {
    private let base: UnsafeMutablePointer<UInt8>
    private let count: Int
    private let tokenizer: JSONTokenizer
    private let source: String
    private let offset: Int
    /// The line of the byte up to which lines were counted.
    private var line: Int
    private var counted = 0
    /// Whether the slice as a whole is UTF-8, so that no record has to be looked at.
    private let isText: Bool

    /// A reader of the `count` bytes at `base`, which are those of `slice` with the scanner's padding behind them.
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

    /// Reads all records, or all up to the first fault that ends the run, which it gives; they are at `places`, or,
    /// where it is nil, the lines.
    mutating func read(
        _ places: [Field]?, with scanner: inout JSONScanner, into batch: inout RecordBatch
    ) -> IngestError? {
        guard let places else { return readLines(with: &scanner, into: &batch) }
        for place in places {
            let end = min(place.range.upperBound, count)
            let begin = min(place.range.lowerBound, end)
            countLines(to: begin)
            // The scanner stops at it; what stands there belongs to no record.
            let behind = unsafe base[end]
            unsafe base[end] = 0
            let failure = read(from: begin, to: end, isLine: false, with: &scanner, into: &batch)
            unsafe base[end] = behind
            if let failure { return failure }
        }
        return nil
    }

    private mutating func readLines(with scanner: inout JSONScanner, into batch: inout RecordBatch) -> IngestError? {
        var begin = 0
        while begin < count {
            let end = unsafe LineFeedFinder().next(in: base, from: begin, to: count)
            // The scanner stops at it; the line feed is no part of any record.
            unsafe base[end] = 0
            if scanner.skipBlanks(begin) < end,
                let failure = read(from: begin, to: end, isLine: true, with: &scanner, into: &batch)
            {
                return failure
            }
            line += 1
            begin = end + 1
        }
        return nil
    }

    /// Reads one record that is not blank.
    private mutating func read(
        from begin: Int, to end: Int, isLine: Bool, with scanner: inout JSONScanner, into batch: inout RecordBatch
    ) -> IngestError? {
        let origin = RecordBatch.Origin(line: line, offset: offset + begin)
        guard end - begin <= tokenizer.limits.maxRecord else {
            return .recordTooLarge(
                source: source, line: line, offset: origin.offset, limit: tokenizer.limits.maxRecord)
        }
        guard isText || isUTF8(from: begin, to: end) else {
            return reject(.json(.notUTF8), origin, at: begin, &batch)
        }
        scanner.record = UInt32(truncatingIfNeeded: batch.records)
        guard let text = scanner.scan(from: begin, to: end) else {
            let fault = scanner.fault ?? (.badValue, begin)
            let reason = isLine ? fault.reason : fault.reason.inDocument
            return reject(.json(reason), origin, at: fault.position, &batch)
        }
        if let first = scanner.forbidden.first, !tokenizer.gathersUnlisted {
            return failure(.unlistedPath(first.path), origin, at: first.position)
        }
        for forbidden in scanner.forbidden { batch.unlistedPaths.insert(forbidden.path) }
        batch.texts.append(text)
        batch.origins.append(origin)
        return nil
    }

    private func isUTF8(from begin: Int, to end: Int) -> Bool {
        unsafe TextCheck.verdict(of: UnsafeBufferPointer(start: base + begin, count: end - begin)) != .notUTF8
    }

    /// Counts the lines up to `position`.
    private mutating func countLines(to position: Int) {
        line += lines(from: counted, to: position)
        counted = position
    }

    private func lines(from begin: Int, to end: Int) -> Int {
        let stretch = unsafe UnsafeBufferPointer(start: base + begin, count: end - begin)
        return unsafe LineCount.count(LineEnd.lf.countedByte, in: stretch.span)
    }

    /// Sets a record aside, or ends the run.
    private func reject(
        _ reason: RejectReason, _ origin: RecordBatch.Origin, at position: Int, _ batch: inout RecordBatch
    ) -> IngestError? {
        guard tokenizer.collectsRejects else { return failure(reason, origin, at: position) }
        batch.rejects.append(
            Reject(line: origin.line, offset: origin.offset, source: batch.source, reason: reason))
        return nil
    }

    /// The end of the run for what stands at `position` in the record that begins at `origin`.
    private func failure(_ reason: RejectReason, _ origin: RecordBatch.Origin, at position: Int) -> IngestError {
        // The record of a document may go over many lines.
        let line = origin.line + lines(from: origin.offset - offset, to: min(position, count))
        return .malformed(source: source, line: line, offset: offset + position, reason: reason)
    }
}

extension JSONFault {
    /// The same fault of a record in a document: what its words advise must not be to write lines.
    fileprivate var inDocument: JSONFault {
        switch self {
        case .notAnObject: .recordNoObject
        case .trailingText: .badSeparator
        case .truncated: .badValue
        default: self
        }
    }
}
