internal import Records

/// Writes JSON records with their masked values in place: whatever no mask touches is copied as it is.
struct JSONSplicer {
    /// The columns whose occurrences are keys.
    private let keyColumns: Set<Int>
    /// The record that is next, and the first of its occurrences.
    private var record = 0
    private var occurrence = 0
    /// For each column the place of its next value.
    private var places: [Int] = []
    /// Whether masked values may hold halves of surrogate pairs.
    private var holdsSurrogates = false

    /// A splicer of records in which the occurrences of `keyColumns` are keys.
    init(keyColumns: Set<Int>) {
        self.keyColumns = keyColumns
    }

    /// Goes back to the first record of `batch`, whose values are where `columns` say.
    mutating func begin(_ batch: RecordBatch, columns: [StagedColumn?]) {
        holdsSurrogates = batch.holdsSurrogates
        record = 0
        occurrence = 0
        places.removeAll(keepingCapacity: true)
        for column in columns { places.append(column?.first ?? 0) }
    }

    /// Appends the next record of `batch` to `output`; its values are the batch's own or among `masked`.
    mutating func splice(
        _ batch: RecordBatch, masked: MaskedValues, columns: [StagedColumn?], into output: inout [UInt8]
    ) {
        let text = batch.texts[record].range
        var copied = text.lowerBound
        while occurrence < batch.occurrences.count, Int(batch.occurrences[occurrence].record) == record {
            let next = batch.occurrences[occurrence]
            occurrence &+= 1
            let index = Int(next.column)
            let column = columns[index]
            let place = places[index]
            places[index] = place &+ (column?.stride ?? 0)
            if let column, !column.isMasked || masked.fields[place].isKept { continue }
            output.append(contentsOf: batch.bytes[copied..<Int(next.raw.start)])
            copied = next.raw.range.upperBound
            // Without a column the value is taken out.
            guard let column else { continue }
            write(masked.fields[place], of: masked.bytes, column, isKey: keyColumns.contains(index), to: &output)
        }
        output.append(contentsOf: batch.bytes[copied..<text.upperBound])
        record &+= 1
    }

    /// Writes a masked value: a string, unless its declared type is spelled like another scalar.
    private func write(
        _ field: Field, of bytes: [UInt8], _ column: StagedColumn, isKey: Bool, to output: inout [UInt8]
    ) {
        if field.isNull, !isKey {
            output.append(contentsOf: "null".utf8)
        } else if !isKey, JSONScalar.isSpelled(bytes.span, in: field.range, type: column.type) {
            output.append(contentsOf: bytes[field.range])
        } else if holdsSurrogates {
            JSONStringWriter.appendSurrogates(bytes, in: field.range, to: &output)
        } else {
            JSONStringWriter.append(bytes, in: field.range, to: &output)
        }
    }
}
