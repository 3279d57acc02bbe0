internal import Records

/// A column as the writers of rows read it: its fields, and the bytes in which they are places.
@safe
struct RowSource {
    private let fields: UnsafeBufferPointer<Field>
    /// The bytes of the values.
    let bytes: UnsafeBufferPointer<UInt8>
    /// How they are spelled.
    let type: ValueType
    /// Whether they are masked: then those of a dynamic column are text, without a tag.
    let isMasked: Bool
    private let first: Int
    private let stride: Int

    private init(_ column: StagedColumn, _ fields: UnsafeBufferPointer<Field>, _ bytes: UnsafeBufferPointer<UInt8>) {
        unsafe self.fields = fields
        unsafe self.bytes = bytes
        type = column.type
        isMasked = column.isMasked
        first = column.first
        stride = column.stride
    }

    /// The place of the value in the `record`th of the rows that are worked on; all of it lies in `bytes`.
    @inline(__always)
    func field(of record: Int) -> Field {
        let field = unsafe fields[first &+ record &* stride]
        return unsafe field.range.upperBound <= bytes.count ? field : .null
    }

    /// The bytes at `field`.
    @inline(__always)
    func value(_ field: Field) -> UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(rebasing: bytes[field.range])
    }

    /// What the value at `field` of a dynamic column is: masked ones are text.
    @inline(__always)
    func storageClass(_ field: Field) -> StorageClass {
        guard !isMasked, field.start > 0, unsafe Int(field.start) <= bytes.count else { return .text }
        return unsafe StorageClass(rawValue: bytes[Int(field.start) &- 1]) ?? .text
    }

    /// How many bytes may be read from the beginning of the value at `field`.
    @inline(__always)
    func readable(_ field: Field) -> Int { unsafe bytes.count &- Int(field.start) }

    /// Calls `body` with the columns' memory, which lives as long as the call.
    static func with(
        _ batch: RecordBatch, _ masked: MaskedValues, _ columns: [StagedColumn],
        _ body: (UnsafeBufferPointer<RowSource>) -> Void
    ) {
        unsafe batch.fields.withUnsafeBufferPointer { fields in
            unsafe batch.bytes.withUnsafeBufferPointer { bytes in
                unsafe masked.fields.withUnsafeBufferPointer { maskedFields in
                    unsafe masked.bytes.withUnsafeBufferPointer { maskedBytes in
                        let sources = columns.map { column in
                            unsafe column.isMasked
                                ? RowSource(column, maskedFields, maskedBytes) : RowSource(column, fields, bytes)
                        }
                        unsafe sources.withUnsafeBufferPointer { unsafe body($0) }
                    }
                }
            }
        }
    }
}

/// What rows are written as: the marks around values, and the values.
protocol RowSyntax {
    /// The room that is asked for beside a value's own: for what stands between two values.
    static var frame: Int { get }
    /// The room that a value of `length` bytes may need.
    func room(for length: Int) -> Int
    /// Writes what stands before a record, and gives the number of bytes: `frame` at most.
    func writeBegin(isFirst: Bool, to target: UnsafeMutableRawPointer) -> Int
    /// The byte between two values.
    var separator: UInt8 { get }
    /// The byte behind a record.
    var terminator: UInt8 { get }
    /// Writes the value of `source` at `field`, and gives the number of bytes.
    func write(_ field: Field, of source: RowSource, to target: UnsafeMutableRawPointer) -> Int
}

extension RowSyntax {
    /// Appends the records of `batch` that are worked on to `plain`, in whose free room it writes.
    func append(
        _ batch: RecordBatch, masked: MaskedValues, columns staged: [StagedColumn?], isFirst: Bool,
        to plain: inout [UInt8]
    ) {
        let columns = staged.compactMap(\.self)
        let records = batch.current.count
        var room = records * (columns.count * 16 + 64)
        var next = 0
        while next < records {
            // The room is kept for the next batch; it is seldom too small for the rest of this one.
            plain.append(addingCapacity: max(room, plain.capacity - plain.count)) { output in
                unsafe output.withUnsafeMutableBufferPointer { free, count in
                    unsafe RowSource.with(batch, masked, columns) { sources in
                        unsafe (next, count) = write(next..<records, of: sources, isFirst: isFirst, to: free)
                    }
                }
            }
            room *= 2
        }
    }

    /// Writes the records of `range` as long as there is room: the first that is not written, and the bytes.
    @inline(__always)
    private func write(
        _ range: Range<Int>, of columns: UnsafeBufferPointer<RowSource>, isFirst: Bool,
        to free: UnsafeMutableBufferPointer<UInt8>
    ) -> (next: Int, count: Int) {
        guard let base = UnsafeMutableRawPointer(free.baseAddress) else { return (range.lowerBound, 0) }
        var end = 0
        for record in range {
            let begin = end
            guard end &+ Self.frame <= free.count else { return (record, begin) }
            unsafe end &+= writeBegin(isFirst: isFirst && record == 0, to: base + end)
            for index in columns.indices {
                let source = unsafe columns[index]
                let field = source.field(of: record)
                // The check that makes the writers safe, whatever the fields say.
                guard end &+ room(for: field.range.count) &+ Self.frame <= free.count else { return (record, begin) }
                if index > 0 {
                    unsafe base.storeBytes(of: separator, toByteOffset: end, as: UInt8.self)
                    end &+= 1
                }
                unsafe end &+= write(field, of: source, to: base + end)
            }
            unsafe base.storeBytes(of: terminator, toByteOffset: end, as: UInt8.self)
            end &+= 1
        }
        return (range.upperBound, end)
    }
}
