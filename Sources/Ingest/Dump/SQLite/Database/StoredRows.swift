internal import Records

/// Rows of a database as its reader puts them into slices.
struct StoredRows: DumpRows {
    func tokenizer(_ settings: RowSettings) -> any SliceTokenizer { StoredRowTokenizer(settings: settings) }
}

/// Takes slices of a database's rows apart: fields are places in the slice, or behind it where a value grew.
struct StoredRowTokenizer: SliceTokenizer {
    let settings: RowSettings

    func tokenize(_ slice: inout Slice, into batch: inout RecordBatch) throws(IngestError) {
        var rows = RowJudge(settings, slice)
        try unsafe batch.fill(from: &slice, columns: settings.columns) { buffer, fields, batch in
            guard let base = buffer.baseAddress else { return Filling() }
            rows.checksFields = unsafe !TextCheck.isText(UnsafeBufferPointer(buffer))
            var filler = unsafe StoredRowFiller(base: base, end: buffer.count, settings: settings)
            unsafe filler.fill(&batch, &fields, &rows)
            return Filling(spill: rows.spill, failure: rows.failure)
        }
    }
}

/// The hot loop: from value to value of a slice whose bytes it may change.
@unsafe
private struct StoredRowFiller {
    let base: UnsafeMutablePointer<UInt8>
    let end: Int
    let settings: RowSettings
    private var position = 0

    init(base: UnsafeMutablePointer<UInt8>, end: Int, settings: RowSettings) {
        unsafe self.base = unsafe base
        unsafe self.end = end
        unsafe self.settings = settings
    }

    /// Takes all rows, or all up to the first fault that ends the run.
    mutating func fill(_ batch: inout RecordBatch, _ fields: inout [Field], _ rows: inout RowJudge) {
        let columns = unsafe settings.columns
        while unsafe position < end, rows.failure == nil {
            let begin = unsafe position
            let first = fields.count
            for column in 0..<columns { unsafe fields.append(next(column, &rows)) }
            let origin = RecordBatch.Origin(line: rows.place.line + rows.taken, offset: rows.place.offset + begin)
            let isGood = unsafe rows.keeps(
                fields[first...], origin, size: position - begin, in: UnsafeBufferPointer(start: base, count: end),
                &batch)
            if !isGood { fields.removeLast(columns) }
        }
    }

    /// The next value of a row.
    @inline(__always)
    private mutating func next(_ column: Int, _ rows: inout RowJudge) -> Field {
        guard unsafe position < end, unsafe base[position] != StoredValue.null else {
            unsafe position &+= 1
            return .null
        }
        let start = unsafe position &+ StoredValue.header
        guard unsafe start <= end else {
            unsafe position = unsafe end
            return .null
        }
        let length = unsafe min(StoredValue.length(base + position), end &- start)
        unsafe position = start &+ length
        switch unsafe base[start &- 1] {
        case StorageClass.real.rawValue where length == StoredValue.realRoom:
            return unsafe spell(start)
        case StorageClass.blob.rawValue where unsafe !settings.binary.contains(column):
            return unsafe rows.spillHex(UnsafeBufferPointer(start: base + start, count: length), at: end)
        default: return Field(start: start, length: length)
        }
    }

    /// Writes the digits of a number where its bits are.
    private func spell(_ start: Int) -> Field {
        var length = 0
        for byte in unsafe RealText.spelled(StoredValue.real(base + start)).utf8 where length < StoredValue.realRoom {
            unsafe base[start &+ length] = byte
            length &+= 1
        }
        return Field(start: start, length: length)
    }
}
