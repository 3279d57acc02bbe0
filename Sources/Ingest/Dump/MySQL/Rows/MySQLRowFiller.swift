internal import Records

/// Fills a batch with the rows of one slice, and judges each.
struct MySQLRowFiller {
    private(set) var scanner: MySQLRowScanner
    private let rules: RecordRules
    /// The offset of the slice's first byte in its source.
    private let offset: Int
    /// Whether the slice as a whole is not text in UTF-8, so that every value has to be looked at.
    private let checksFields: Bool
    private var failure: IngestError?

    init(scanner: MySQLRowScanner, rules: RecordRules, offset: Int, checksFields: Bool) {
        self.scanner = scanner
        self.rules = rules
        self.offset = offset
        self.checksFields = checksFields
    }

    /// Takes all rows, or all up to the first fault that ends the run, which it returns.
    mutating func fill(_ batch: inout RecordBatch, _ fields: inout [Field]) -> IngestError? {
        var isDone = scanner.end == 0
        while !isDone, failure == nil {
            unsafe fields.appendRows(of: rules.columns) { rows, room in
                unsafe fillRows(rows, room: room, &batch, &isDone)
            }
        }
        return failure
    }

    /// Writes rows to `rows` as long as a whole one fits, and returns how many fields that made.
    private mutating func fillRows(
        _ rows: UnsafeMutablePointer<Field>, room: Int, _ batch: inout RecordBatch, _ isDone: inout Bool
    ) -> Int {
        // The hot state in a local of its own: the optimizer keeps it in registers.
        var run = scanner
        defer { scanner = run }
        let columns = rules.columns
        var written = 0
        while room &- written >= columns {
            let origin = RecordBatch.Origin(line: run.line, offset: offset &+ run.position)
            let row = unsafe rows + written
            let found = unsafe run.scanRow(into: row, room: columns)
            let length = offset &+ run.position &- origin.offset
            if found == columns, run.fault == nil, !checksFields, !run.isUnusual, length <= rules.maxRecord {
                batch.origins.append(origin)
                written &+= columns
            } else if unsafe keeps(row, found, of: &run, origin, &batch) {
                written &+= columns
            }
            if failure == nil, !run.passToRow() {
                isDone = true
                takeFault(of: run)
            }
            if failure != nil || isDone { break }
        }
        return written
    }

    private mutating func takeFault(of run: MySQLRowScanner) {
        guard let fault = run.fault, failure == nil else { return }
        failure = .malformed(
            source: rules.source, line: fault.line, offset: offset + fault.offset, reason: .sql(fault.reason))
    }

    /// Whether a row that is not plainly good is one, and a good one; if not, it is set aside, or the end of the run.
    private mutating func keeps(
        _ row: UnsafeMutablePointer<Field>, _ found: Int, of run: inout MySQLRowScanner,
        _ origin: RecordBatch.Origin, _ batch: inout RecordBatch
    ) -> Bool {
        takeFault(of: run)
        guard failure == nil else { return false }
        guard offset + run.position - origin.offset <= rules.maxRecord else {
            failure = .recordTooLarge(
                source: rules.source, line: origin.line, offset: origin.offset, limit: rules.maxRecord)
            return false
        }
        guard let reason = unsafe reason(row, found, of: &run) else {
            batch.origins.append(origin)
            return true
        }
        if rules.collectsRejects {
            batch.rejects.append(
                Reject(line: origin.line, offset: origin.offset, source: batch.source, reason: reason))
        } else {
            failure = .malformed(
                source: rules.source, line: origin.line, offset: origin.offset, reason: reason)
        }
        return false
    }

    /// Why a row is malformed, or nil; its text becomes UTF-8.
    private func reason(
        _ row: UnsafeMutablePointer<Field>, _ found: Int, of run: inout MySQLRowScanner
    ) -> RejectReason? {
        defer {
            run.isUnusual = false
            run.columnsInUTF8 = []
        }
        guard found == rules.columns else { return .sql(.valueCount(found: found, expected: rules.columns)) }
        for column in 0..<found where !rules.binary.contains(column) {
            let field = unsafe row[column]
            // What stands behind the slice was made by us, and its NULs are ASCII.
            if field.range.lowerBound >= run.end {
                if run.spill[(field.range.lowerBound - run.end - MySQLRowScanner.padding)...].prefix(field.range.count)
                    .contains(0)
                {
                    return .nulByte(field: column + 1)
                }
                continue
            }
            let value = unsafe UnsafeBufferPointer(
                start: UnsafePointer(run.bytes + field.range.lowerBound), count: field.range.count)
            let isLatin1 = run.syntax.charset == .latin1 && !run.columnsInUTF8.contains(column)
            switch unsafe TextCheck.verdict(of: value) {
            case .text where !isLatin1: break
            case .notUTF8 where !isLatin1: return .notUTF8(field: column + 1)
            case .holdsNUL: return .nulByte(field: column + 1)
            default:
                if unsafe value.contains(0) { return .nulByte(field: column + 1) }
                unsafe row[column] = run.transcoded(field)
            }
        }
        return nil
    }
}
