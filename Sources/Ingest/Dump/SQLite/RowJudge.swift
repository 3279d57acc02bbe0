internal import Records

/// Judges the rows of a slice, and keeps what values became that have no room in it.
struct RowJudge {
    /// Where the slice begins in its source.
    let place: RecordBatch.Origin
    /// Whether the slice as a whole is not text, so that every field has to be looked at.
    var checksFields = true
    /// What is appended to the slice's bytes.
    var spill: [UInt8] = []
    /// How many rows were judged.
    private(set) var taken = 0
    /// How much of what was spilled was judged.
    private var judged = 0
    /// What ends the run.
    var failure: IngestError?
    private let settings: RowSettings
    private let source: String

    init(_ settings: RowSettings, _ slice: Slice) {
        self.settings = settings
        place = RecordBatch.Origin(line: slice.line, offset: slice.offset)
        source = settings.source(of: slice)
    }

    /// Whether a row is a good one, which the batch then counts; if not, it is set aside, or the end of the run.
    @inline(__always)
    mutating func keeps(
        _ row: ArraySlice<Field>, _ origin: RecordBatch.Origin, size: Int, in bytes: UnsafeBufferPointer<UInt8>,
        _ batch: inout RecordBatch
    ) -> Bool {
        taken &+= 1
        guard size <= settings.maxRecord else {
            failure = .recordTooLarge(
                source: source, line: origin.line, offset: origin.offset, limit: settings.maxRecord)
            return false
        }
        let hasSpilled = spill.count > judged
        judged = spill.count
        if checksFields || hasSpilled, let reason = unsafe reason(row, bytes) {
            refuse(reason, origin, &batch)
            return false
        }
        batch.origins.append(origin)
        return true
    }

    /// Sets a row aside, or ends the run.
    mutating func refuse(_ reason: RejectReason, _ origin: RecordBatch.Origin, _ batch: inout RecordBatch) {
        if settings.collectsRejects {
            batch.rejects.append(
                Reject(line: origin.line, offset: origin.offset, source: batch.source, reason: reason))
        } else {
            stop(reason, origin)
        }
    }

    /// Ends the run at a row whose end is not sure.
    mutating func stop(_ reason: RejectReason, _ origin: RecordBatch.Origin) {
        failure = .malformed(source: source, line: origin.line, offset: origin.offset, reason: reason)
    }

    /// Why a row is malformed, or nil.
    private func reason(_ row: ArraySlice<Field>, _ bytes: UnsafeBufferPointer<UInt8>) -> RejectReason? {
        for (column, field) in row.enumerated() where !field.isNull && !settings.binary.contains(column) {
            switch unsafe verdict(of: field.range, bytes) {
            case .text: break
            case .holdsNUL: return .nulByte(field: column + 1)
            case .notUTF8: return .notUTF8(field: column + 1)
            }
        }
        return nil
    }

    private func verdict(of range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> TextCheck.Verdict {
        if range.upperBound <= bytes.count { return unsafe TextCheck.verdict(of: .init(rebasing: bytes[range])) }
        return unsafe spill.withUnsafeBufferPointer { spilled in
            let inside = range.lowerBound - bytes.count..<range.upperBound - bytes.count
            return unsafe TextCheck.verdict(of: .init(rebasing: spilled[inside]))
        }
    }

    /// Keeps the hexadecimal digits of `value` behind the slice's `end`.
    mutating func spillHex(_ value: UnsafeBufferPointer<UInt8>, at end: Int) -> Field {
        spill.append(StorageClass.blob.rawValue)
        let start = end + spill.count
        for index in value.indices {
            let byte = unsafe value[index]
            spill.append(HexText.digit(byte >> 4))
            spill.append(HexText.digit(byte & 15))
        }
        return Field(start: start, length: value.count * 2)
    }
}
