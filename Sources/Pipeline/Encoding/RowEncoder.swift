internal import Records

/// Writes the rows of a table as the plain bytes of a block: a JSON array with one array of values a record.
struct RowEncoder: BatchEncoder {
    private(set) var plain: [UInt8] = []

    mutating func encode(_ batch: RecordBatch, masked: MaskedValues, columns staged: [StagedColumn?]) {
        let columns = staged.compactMap(\.self)
        plain.removeAll(keepingCapacity: true)
        // Six bytes is the longest escape of one; the pages beyond what is written are never touched.
        let values = (batch.bytes.count + masked.bytes.count) * 6
        let frames = batch.records * (columns.count * JSONStringWriter.slack + 3) + JSONStringWriter.slack
        plain.append(addingCapacity: values + frames) { output in
            unsafe output.withUnsafeMutableBufferPointer { room, count in
                unsafe batch.bytes.withUnsafeBufferPointer { source in
                    unsafe masked.bytes.withUnsafeBufferPointer { maskedBytes in
                        var writer = unsafe BatchWriter(room: room, source: source, masked: maskedBytes)
                        writer.write(batch, masked: masked.fields, columns: columns)
                        count = writer.count
                    }
                }
            }
        }
    }
}

/// The encoder's loop over records and columns, on the three buffers it moves bytes between.
@safe
private struct BatchWriter {
    private let room: UnsafeMutableBufferPointer<UInt8>
    private let source: UnsafeBufferPointer<UInt8>
    private let masked: UnsafeBufferPointer<UInt8>
    /// The bytes written so far.
    private(set) var count = 0

    init(
        room: UnsafeMutableBufferPointer<UInt8>, source: UnsafeBufferPointer<UInt8>, masked: UnsafeBufferPointer<UInt8>
    ) {
        unsafe self.room = unsafe room
        unsafe self.source = unsafe source
        unsafe self.masked = unsafe masked
    }

    mutating func write(_ batch: RecordBatch, masked fields: [Field], columns: [StagedColumn]) {
        put(UInt8(ascii: "["))
        for record in 0..<batch.records {
            if record > 0 { put(UInt8(ascii: ",")) }
            put(UInt8(ascii: "["))
            for index in columns.indices {
                if index > 0 { put(UInt8(ascii: ",")) }
                let column = columns[index]
                let place = column.first &+ record &* column.stride
                if column.isMasked {
                    unsafe put(fields[place], of: masked, type: column.type)
                } else {
                    unsafe put(batch.fields[place], of: source, type: column.type)
                }
            }
            put(UInt8(ascii: "]"))
        }
        put(UInt8(ascii: "]"))
    }

    @inline(__always)
    private mutating func put(_ byte: UInt8) {
        guard unsafe count < room.count else { return }
        unsafe room[count] = byte
        count &+= 1
    }

    @inline(__always)
    private mutating func put(_ field: Field, of bytes: UnsafeBufferPointer<UInt8>, type: ValueType) {
        if field.isNull {
            for byte in "null".utf8 { put(byte) }
            return
        }
        let range = field.range
        // The one check that makes the loops below safe, whatever the fields say.
        guard range.upperBound <= bytes.count,
            unsafe count &+ range.count &* 6 &+ JSONStringWriter.slack <= room.count,
            let target = unsafe room.baseAddress, let base = bytes.baseAddress
        else {
            put(UInt8(ascii: "\""))
            put(UInt8(ascii: "\""))
            return
        }
        switch type {
        case .binary: unsafe putHex(UnsafeBufferPointer(rebasing: bytes[range]))
        case .integer where unsafe CanonicalInteger.isCanonical(bytes.span, in: range):
            for index in range { unsafe put(bytes[index]) }
        default:
            unsafe count &+= JSONStringWriter.write(
                base + range.lowerBound, length: range.count, readable: bytes.count &- range.lowerBound,
                to: UnsafeMutableRawPointer(target + count))
        }
    }

    private mutating func putHex(_ bytes: UnsafeBufferPointer<UInt8>) {
        put(UInt8(ascii: "\""))
        for index in 0..<bytes.count {
            unsafe put(HexText.digit(bytes[index] >> 4))
            unsafe put(HexText.digit(bytes[index] & 15))
        }
        put(UInt8(ascii: "\""))
    }
}
