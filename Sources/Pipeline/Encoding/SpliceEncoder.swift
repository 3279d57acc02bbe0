internal import Records

/// Writes JSON records, spliced, as the plain bytes of a block or as lines.
struct SpliceEncoder: BatchEncoder {
    /// What stands around the records.
    enum Frame {
        /// Brackets around all, commas between them: a JSON array.
        case block
        /// A line feed behind each, and none in it.
        case lines
    }

    var plain: [UInt8] = []
    private let frame: Frame
    private var splicer: JSONSplicer

    /// An encoder of records in which the occurrences of `keyColumns` are keys.
    init(_ frame: Frame, keyColumns: Set<Int>) {
        self.frame = frame
        splicer = JSONSplicer(keyColumns: keyColumns)
    }

    mutating func begin() {
        plain.removeAll(keepingCapacity: true)
        if case .block = frame { plain.append(UInt8(ascii: "[")) }
    }

    mutating func append(_ batch: RecordBatch, masked: MaskedValues, columns: [StagedColumn?]) {
        plain.reserveCapacity(plain.count + batch.bytes.count + masked.bytes.count)
        splicer.begin(batch, columns: columns)
        for record in 0..<batch.records {
            if case .block = frame, record > 0 { plain.append(UInt8(ascii: ",")) }
            let begin = plain.count
            splicer.splice(batch, masked: masked, columns: columns, into: &plain)
            if case .lines = frame {
                // A record of a document may be written on many.
                JSONLine.flatten(&plain, from: begin)
                plain.append(UInt8(ascii: "\n"))
            }
        }
    }

    mutating func finish() {
        if case .block = frame { plain.append(UInt8(ascii: "]")) }
    }
}
