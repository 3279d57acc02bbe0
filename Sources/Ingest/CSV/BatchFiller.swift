internal import Records

/// Fills a batch with the records of one slice, and judges each.
struct BatchFiller<Finder: FieldFinder> {
    private var scanner: RecordScanner<Finder>
    private let rules: RecordRules
    /// The offset of the slice's first byte in its source.
    private let offset: Int
    /// Whether the slice as a whole is not text, so that every field has to be looked at.
    private let checksFields: Bool
    private var failure: IngestError?

    init(scanner: RecordScanner<Finder>, rules: RecordRules, place: RecordBatch.Origin, checksFields: Bool) {
        self.scanner = scanner
        self.rules = rules
        offset = place.offset
        self.checksFields = checksFields
    }

    /// Takes all records, or all up to the first fault that ends the run, which it returns.
    mutating func fill(_ batch: inout RecordBatch, _ fields: inout [Field]) -> IngestError? {
        while scanner.position < scanner.end, failure == nil {
            unsafe fields.appendRows(of: rules.columns) { rows, room in unsafe fillRows(rows, room: room, &batch) }
        }
        return failure
    }

    /// Writes records to `rows` as long as a whole one fits, and returns how many fields that made.
    private mutating func fillRows(
        _ rows: UnsafeMutablePointer<Field>, room: Int, _ batch: inout RecordBatch
    ) -> Int {
        // The hot state in a local of its own: the optimizer keeps it in registers.
        var run = scanner
        defer { scanner = run }
        let columns = rules.columns
        let mayBeTooLarge = run.end > rules.maxRecord
        var written = 0
        while run.position < run.end, room &- written >= columns {
            if run.isAtComment {
                run.skipComment()
                continue
            }
            let begin = run.position
            let origin = RecordBatch.Origin(line: run.line, offset: offset &+ begin)
            let row = unsafe rows + written
            let found = unsafe run.scanRecord(into: row, room: columns)
            if found == columns, run.fault == .none, !checksFields, !mayBeTooLarge {
                batch.origins.append(origin)
                written &+= columns
            } else if unsafe keeps(row, found, of: run, origin, &batch) {
                written &+= columns
            }
            if failure != nil { break }
        }
        return written
    }

    /// Whether a record that is not plainly good is one, and a good one.
    ///
    /// If not, it is skipped, set aside, or the end of the run.
    private mutating func keeps(
        _ row: UnsafeMutablePointer<Field>, _ found: Int, of run: RecordScanner<Finder>,
        _ origin: RecordBatch.Origin, _ batch: inout RecordBatch
    ) -> Bool {
        let length = offset + run.contentEnd - origin.offset
        // A line with nothing in it is no record, except where a record is one field.
        if length == 0, rules.columns != 1 { return false }
        guard length <= rules.maxRecord else {
            failure = .recordTooLarge(
                source: rules.source, line: origin.line, offset: origin.offset, limit: rules.maxRecord)
            return false
        }
        guard let reason = unsafe reason(row, found, of: run) else {
            batch.origins.append(origin)
            return true
        }
        if rules.collectsRejects {
            batch.rejects.append(
                Reject(line: origin.line, offset: origin.offset, source: batch.source, reason: reason))
        } else {
            let isQuote = run.fault != .none
            failure = .malformed(
                source: rules.source, line: isQuote ? run.faultLine : origin.line,
                offset: isQuote ? offset + run.faultOffset : origin.offset, reason: reason)
        }
        return false
    }

    /// Why a record is malformed, or nil.
    private func reason(
        _ row: UnsafeMutablePointer<Field>, _ found: Int, of run: RecordScanner<Finder>
    ) -> RejectReason? {
        switch run.fault {
        case .quoteNeverCloses: return .quoteNeverCloses
        case .textAfterQuote: return .textAfterQuote
        case .none: break
        }
        guard found == rules.columns else { return .fieldCount(found: found, expected: rules.columns) }
        guard checksFields else { return nil }
        for column in 0..<found where !rules.binary.contains(column) {
            switch unsafe run.verdict(of: row[column]) {
            case .text: break
            case .holdsNUL: return .nulByte(field: column + 1)
            case .notUTF8: return .notUTF8(field: column + 1)
            }
        }
        return nil
    }
}
