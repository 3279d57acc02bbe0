internal import Records

/// Writes the rows of a table as the plain bytes of a block: a JSON array with one array of values a record.
struct RowEncoder: BatchEncoder {
    var plain: [UInt8] = []

    mutating func begin() {
        plain.removeAll(keepingCapacity: true)
        plain.append(UInt8(ascii: "["))
    }

    mutating func append(_ batch: RecordBatch, masked: MaskedValues, columns: [StagedColumn?]) {
        let isFirst = plain.count == 1
        JSONRows().append(batch, masked: masked, columns: columns, isFirst: isFirst, to: &plain)
    }

    mutating func finish() { plain.append(UInt8(ascii: "]")) }
}

/// Rows as JSON arrays with commas between them.
private struct JSONRows: RowSyntax {
    static let frame = 4

    let separator = UInt8(ascii: ",")
    let terminator = UInt8(ascii: "]")

    @inline(__always)
    func room(for length: Int) -> Int { length &* 6 &+ JSONStringWriter.slack }

    @inline(__always)
    func writeBegin(isFirst: Bool, to target: UnsafeMutableRawPointer) -> Int {
        unsafe target.storeBytes(of: UInt8(ascii: isFirst ? "[" : ","), as: UInt8.self)
        unsafe target.storeBytes(of: UInt8(ascii: "["), toByteOffset: 1, as: UInt8.self)
        return isFirst ? 1 : 2
    }

    @inline(__always)
    func write(_ field: Field, of source: RowSource, to target: UnsafeMutableRawPointer) -> Int {
        if field.isNull {
            unsafe target.storeBytes(of: UInt32(littleEndian: 0x6C6C_756E), as: UInt32.self)
            return 4
        }
        switch source.type {
        case .binary: return unsafe writeHex(source.value(field), to: target)
        case .integer where unsafe CanonicalInteger.isCanonical(source.bytes.span, in: field.range):
            let digits = unsafe source.value(field)
            unsafe UnsafeMutableRawBufferPointer(start: target, count: digits.count)
                .copyMemory(from: UnsafeRawBufferPointer(digits))
            return digits.count
        case .dynamic:
            return unsafe writeDynamic(field, of: source, to: target)
        default:
            return unsafe writeText(field, of: source, to: target)
        }
    }

    @inline(__always)
    private func writeText(_ field: Field, of source: RowSource, to target: UnsafeMutableRawPointer) -> Int {
        guard let bytes = unsafe source.bytes.baseAddress else {
            return unsafe JSONStringWriter.writeEmpty(to: target)
        }
        return unsafe JSONStringWriter.write(
            bytes + Int(field.start), length: field.range.count, readable: source.readable(field), to: target)
    }

    /// Writes a value as its own storage class asks for: numbers as they are spelled, bytes as `{"blob":"00ff"}`.
    @inline(never)
    private func writeDynamic(_ field: Field, of source: RowSource, to target: UnsafeMutableRawPointer) -> Int {
        let value = unsafe source.value(field)
        switch source.storageClass(field) {
        case .integer where unsafe CanonicalInteger.isCanonical(source.bytes.span, in: field.range),
            .real where unsafe JSONNumber.isSpelled(source.bytes.span, in: field.range):
            unsafe UnsafeMutableRawBufferPointer(start: target, count: value.count)
                .copyMemory(from: UnsafeRawBufferPointer(value))
            return value.count
        case .real where unsafe value.elementsEqual("Inf".utf8):
            return unsafe write("9e999", to: target)
        case .real where unsafe value.elementsEqual("-Inf".utf8):
            return unsafe write("-9e999", to: target)
        case .blob:
            let begin = unsafe write("{\"blob\":\"", to: target)
            unsafe UnsafeMutableRawBufferPointer(start: target + begin, count: value.count)
                .copyMemory(from: UnsafeRawBufferPointer(value))
            return unsafe begin &+ value.count &+ write("\"}", to: target + begin + value.count)
        default: return unsafe writeText(field, of: source, to: target)
        }
    }

    private func write(_ text: StaticString, to target: UnsafeMutableRawPointer) -> Int {
        let text = unsafe UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        unsafe UnsafeMutableRawBufferPointer(start: target, count: text.count).copyMemory(from: text)
        return text.count
    }

    private func writeHex(_ bytes: UnsafeBufferPointer<UInt8>, to target: UnsafeMutableRawPointer) -> Int {
        unsafe target.storeBytes(of: UInt8(ascii: "\""), as: UInt8.self)
        let written = unsafe 1 &+ HexText.write(bytes, to: target + 1)
        unsafe target.storeBytes(of: UInt8(ascii: "\""), toByteOffset: written, as: UInt8.self)
        return written &+ 1
    }
}
