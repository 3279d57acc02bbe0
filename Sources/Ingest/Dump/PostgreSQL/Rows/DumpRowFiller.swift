internal import Records

/// Fills a batch with the rows of one slice of a dump, and judges each.
struct DumpRowFiller<Scanner: DumpRowScanner> {
    private var scanner: Scanner
    private let rules: RecordRules
    private let encoding: TextEncoding
    /// The offset of the slice's first byte in its source.
    private let offset: Int
    /// Whether the slice as a whole is no text in UTF-8, so that every value has to be looked at.
    private let checksValues: Bool
    /// How many bytes the slice has.
    private let count: Int
    private var failure: IngestError?
    /// Values that are in another encoding, in UTF-8: they come behind the slice's bytes.
    private(set) var spill: [UInt8] = []

    init(_ scanner: Scanner, rules: RecordRules, encoding: TextEncoding, offset: Int, bytes: UnsafeBufferPointer<UInt8>)
    {
        self.scanner = scanner
        self.rules = rules
        self.encoding = encoding
        self.offset = offset
        count = bytes.count
        checksValues = unsafe !TextCheck.isText(bytes)
    }

    /// Takes all rows, or all up to the first fault that ends the run, which it returns.
    mutating func fill(_ batch: inout RecordBatch, _ fields: inout [Field]) -> IngestError? {
        var isDone = false
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
        let mayBeTooLarge = count > rules.maxRecord
        var written = 0
        while room &- written >= columns {
            guard run.nextRow() else {
                isDone = true
                if run.hasFault { failure = malformed(run) }
                break
            }
            let origin = RecordBatch.Origin(line: run.line, offset: offset &+ run.position)
            let row = unsafe rows + written
            let found = unsafe run.scanRow(into: row, room: columns)
            if found == columns, !run.hasFault, !checksValues, !mayBeTooLarge, !run.hasCodes {
                batch.origins.append(origin)
                written &+= columns
            } else if unsafe keeps(row, found, of: run, origin, &batch) {
                written &+= columns
            }
            if failure != nil { break }
        }
        return written
    }

    /// Whether a row that is not plainly good is a good one; if not, it is set aside, or the end of the run.
    private mutating func keeps(
        _ row: UnsafeMutablePointer<Field>, _ found: Int, of run: Scanner, _ origin: RecordBatch.Origin,
        _ batch: inout RecordBatch
    ) -> Bool {
        guard offset + run.position - origin.offset - 1 <= rules.maxRecord else {
            failure = .recordTooLarge(
                source: rules.source, line: origin.line, offset: origin.offset, limit: rules.maxRecord)
            return false
        }
        var reason: SQLFault?
        if run.hasFault {
            reason = run.fault.reason
            if !run.fault.hasEnd || !rules.collectsRejects {
                failure = malformed(run)
                return false
            }
        } else if found != rules.columns {
            reason = .valueCount(found: found, expected: rules.columns)
        } else if let value = unsafe firstNoText(row, found, of: run) {
            reason = .notText(value: value + 1)
        }
        guard let reason else {
            batch.origins.append(origin)
            return true
        }
        if rules.collectsRejects {
            batch.rejects.append(
                Reject(line: origin.line, offset: origin.offset, source: batch.source, reason: .sql(reason)))
        } else {
            failure = .malformed(
                source: rules.source, line: origin.line, offset: origin.offset, reason: .sql(reason))
        }
        return false
    }

    private func malformed(_ run: Scanner) -> IngestError {
        .malformed(
            source: rules.source, line: run.fault.line, offset: offset + run.fault.position,
            reason: .sql(run.fault.reason))
    }

    /// The first value that is no text; those before it are in UTF-8 then, and all of them if there is none.
    private mutating func firstNoText(_ row: UnsafeMutablePointer<Field>, _ found: Int, of run: Scanner) -> Int? {
        for column in 0..<found where !rules.binary.contains(column) {
            let field = unsafe row[column]
            guard !field.isNull else { continue }
            let bytes = unsafe run.bytes(of: field)
            if unsafe TextCheck.isText(bytes), unsafe encoding == .utf8 || bytes.allSatisfy({ $0 < 0x80 }) { continue }
            guard encoding != .utf8 else { return column }
            let start = spill.count
            let table = encoding == .latin1 ? CharacterTable.latin1 : .windows1252
            unsafe table.transcode(Array(bytes), into: &spill)
            let isText = unsafe spill.withUnsafeBufferPointer { text in
                unsafe TextCheck.isText(UnsafeBufferPointer(rebasing: text[start...]))
            }
            guard isText else { return column }
            unsafe row[column] = Field(start: count + start, length: spill.count - start)
        }
        return nil
    }
}
