/// The records of one block, as places in its plain bytes.
///
/// One loop over the bytes finds and checks them all; nothing is copied or allocated for a value. It is made once for
/// a dataset and loaded with one block after the other.
public struct BlockRows: Sendable {
    /// The block's plain bytes.
    public private(set) var plain: [UInt8] = []
    private let columns: Int
    /// How objects are gone through; nil for a tabular dataset.
    private var objects: ObjectScan?
    private var places = RowPlaces()

    /// A reader of a tabular dataset's blocks, whose records are arrays of `columns` scalars.
    public init(columns: Int) {
        self.columns = columns
    }

    /// A reader of a JSON dataset's blocks, whose records are objects with values at `paths`, or any values.
    ///
    /// A path is the keys that lead to a value from the record down.
    public init(paths: [[String]], takesAnyValue: Bool = false) {
        columns = paths.count
        objects = ObjectScan(paths, takesAnyValue: takesAnyValue)
    }

    /// Takes the plain bytes of the next block, already checked against their hash, and finds its records.
    ///
    /// `path` and `place` are what the error names where the bytes are no array of such records. After an error
    /// there are no records.
    public mutating func load(_ plain: [UInt8], path: String, place: String) throws(StoreError) {
        self.plain = plain
        places.removeAll()
        guard plain.count <= ValuePlace.maximumBytes, scan() else {
            places.removeAll()
            throw .damaged(path: path, place: place)
        }
    }

    /// How many records the block has.
    public var count: Int { places.records.count }

    /// How many bytes the block and the places in it take.
    var memory: Int { plain.capacity + places.memory }

    /// The value of a record at a column, both counted from 0.
    public func value(_ row: Int, _ column: Int) -> BlockValue {
        places.values[row * columns + column].value(in: plain)
    }

    /// The place of a record, brackets included.
    public func record(_ row: Int) -> Range<Int> { places.records[row] }

    /// Appends the text of a value: strings unescaped, a lone surrogate as U+FFFD; numbers as they are spelled;
    /// containers as JSON without blanks, as SQLite's own functions give them; nothing for null.
    public func appendText(_ value: BlockValue, to output: inout [UInt8]) {
        switch value {
        case .missing, .null: break
        case .boolean(let isTrue): output.append(contentsOf: (isTrue ? "true" : "false").utf8)
        case .number(let range), .text(let range, isEscaped: false): output.append(contentsOf: plain[range])
        case .text(let range, isEscaped: true): JSONEscape.append(plain[range], to: &output)
        case .container(let range): appendDense(plain[range], to: &output)
        }
    }

    private func appendDense(_ container: ArraySlice<UInt8>, to output: inout [UInt8]) {
        var isInside = false
        var isEscaped = false
        for byte in container {
            if isInside || byte > 0x20 { output.append(byte) }
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\"") {
                isInside.toggle()
            } else {
                isEscaped = isInside && byte == UInt8(ascii: "\\")
            }
        }
    }

    private mutating func scan() -> Bool {
        let plain = plain
        return unsafe plain.withUnsafeBufferPointer { bytes in
            var cursor = unsafe JSONCursor(bytes)
            return objects?.scan(&cursor, plain, into: &places) ?? places.scan(&cursor, columns: columns)
        }
    }
}
