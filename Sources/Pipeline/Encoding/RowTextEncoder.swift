internal import CScan
internal import Ingest
internal import Records

/// Writes the rows of a table as text in the dialect of their source: RFC 4180 with its delimiter, quote and null.
struct RowTextEncoder: BatchEncoder {
    var plain: [UInt8] = []
    private let rows: TextRows

    /// An encoder for rows of sources in `dialect`; where it has no quote, the usual one is used.
    init(_ dialect: CSVDialect) {
        rows = TextRows(text: CSVText(dialect), null: dialect.null ?? [])
    }

    mutating func begin() { plain.removeAll(keepingCapacity: true) }

    mutating func append(_ batch: RecordBatch, masked: MaskedValues, columns: [StagedColumn?]) {
        rows.append(batch, masked: masked, columns: columns, isFirst: false, to: &plain)
    }

    mutating func finish() {}
}

/// Rows as lines of text with delimiters between values.
private struct TextRows: RowSyntax {
    /// What is copied at once.
    private static let step = 16
    static let frame = 2

    let text: CSVText
    let null: [UInt8]

    var separator: UInt8 { text.delimiter }
    var terminator: UInt8 { UInt8(ascii: "\n") }

    @inline(__always)
    func room(for length: Int) -> Int { length &* 4 &+ 2 &+ max(Self.step, null.count) }

    @inline(__always)
    func writeBegin(isFirst: Bool, to target: UnsafeMutableRawPointer) -> Int { 0 }

    @inline(__always)
    func write(_ field: Field, of source: RowSource, to target: UnsafeMutableRawPointer) -> Int {
        if field.isNull {
            for index in null.indices { unsafe target.storeBytes(of: null[index], toByteOffset: index, as: UInt8.self) }
            return null.count
        }
        let value = unsafe source.value(field)
        if source.type == .binary { return unsafe writeBinary(value, to: target) }
        if value.count > 0, value.count != null.count || null.isEmpty,
            unsafe copyPlain(value, readable: source.readable(field), to: target)
        {
            return value.count
        }
        return unsafe writeUnusual(value, to: target)
    }

    /// Copies a value sixteen bytes at a time; false, and nothing of use, where one of them must stand in quotes.
    @inline(__always)
    private func copyPlain(
        _ value: UnsafeBufferPointer<UInt8>, readable: Int, to target: UnsafeMutableRawPointer
    ) -> Bool {
        guard let source = unsafe UnsafeRawPointer(value.baseAddress) else { return false }
        var index = 0
        while index < value.count {
            guard index &+ Self.step <= readable else { return false }
            let inside = UInt32.max >> UInt32(truncatingIfNeeded: 32 &- min(value.count &- index, Self.step))
            let marks = unsafe cscan_special16(source + index, text.delimiter, text.quote)
            if marks & inside != 0 { return false }
            unsafe cscan_copy16(target + index, source + index)
            index &+= Self.step
        }
        return true
    }

    /// Writes a value that may need quotes.
    @inline(never)
    private func writeUnusual(_ value: UnsafeBufferPointer<UInt8>, to target: UnsafeMutableRawPointer) -> Int {
        var output: [UInt8] = []
        if !null.isEmpty, unsafe value.elementsEqual(null) {
            // In quotes the text of a null is a text.
            output = [text.quote] + null + [text.quote]
        } else {
            unsafe text.append(value.span, to: &output)
        }
        unsafe UnsafeMutableRawBufferPointer(start: target, count: output.count).copyBytes(from: output)
        return output.count
    }

    /// Digits, in quotes only where there are none, or where one of them is the dialect's delimiter or quote.
    private func writeBinary(_ value: UnsafeBufferPointer<UInt8>, to target: UnsafeMutableRawPointer) -> Int {
        let isPlain = HexText.value(of: text.delimiter) == nil && HexText.value(of: text.quote) == nil
        if isPlain, !value.isEmpty { return unsafe HexText.write(value, to: target) }
        var output: [UInt8] = []
        text.append(Array(unsafe HexText.string(value).utf8).span, to: &output)
        unsafe UnsafeMutableRawBufferPointer(start: target, count: output.count).copyBytes(from: output)
        return output.count
    }
}

extension CSVText {
    /// Text as sources of `dialect` are written, as far as RFC 4180 goes.
    init(_ dialect: CSVDialect) {
        self.init(delimiter: dialect.delimiter, quote: dialect.quote ?? UInt8(ascii: "\""))
    }
}
