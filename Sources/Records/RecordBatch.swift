/// The records of one slice, as places in its bytes.
///
/// In a table every record has the same number of fields, and they lie row by row. In JSON a path occurs any number of
/// times in a record: `occurrences` has them as they stand, `fields` sorted by column.
public struct RecordBatch: Sendable {
    /// Where a record begins.
    @frozen
    public struct Origin: Sendable, Equatable {
        /// The line of the record's first byte in its source, from 1.
        public var line: Int
        /// The offset of the record's first byte in the source, inflated and as UTF-8.
        public var offset: Int

        /// A record that begins at `line` and `offset`.
        @inlinable
        public init(line: Int, offset: Int) {
            self.line = line
            self.offset = offset
        }
    }

    /// The slice's bytes, in which quoted and escaped values have been unescaped in place.
    public var bytes: [UInt8]
    /// How many fields a record has.
    public var columns: Int
    /// Of a table `origins.count × columns` fields, record by record; of JSON one for each occurrence, by column.
    public var fields: [Field]
    /// Of JSON: the record of each field.
    var owners: [UInt32] = []
    /// Of JSON: where each column's fields begin, and where the last one's end; empty in a table.
    var starts: [Int] = []
    /// Of JSON: the values that rules speak of, in the order of the text.
    public var occurrences: [Occurrence] = []
    /// Of JSON: the text of each record.
    public var texts: [Field] = []
    /// Of JSON in strings: for each record the one of the dataset in which it stands.
    public var hosts: [Int] = []
    /// Of JSON in strings: how many records the dataset's own batch has; nil for that batch itself.
    public var hostCount: Int?
    /// Of JSON: whether a value holds half of a surrogate pair, so that its bytes are no UTF-8.
    public var holdsSurrogates = false
    /// Of JSON: the paths that no rule names, where they are gathered.
    public var unlistedPaths: Set<String> = []
    /// The records that are worked on; nil for all.
    ///
    /// Only of a table: JSON is worked on as a whole.
    public var window: Range<Int>?
    /// Where each record begins; their number is the number of records.
    public var origins: [Origin]
    /// The records of the slice that were set aside.
    public var rejects: [Reject]
    /// The slice's place in its dataset, from 0.
    public var sequence: Int
    /// Which of the dataset's sources it comes from, from 0.
    public var source: Int

    /// An empty batch for records of `columns` fields; made once per worker and filled again and again.
    public init(columns: Int) {
        bytes = []
        self.columns = columns
        fields = []
        origins = []
        rejects = []
        sequence = 0
        source = 0
    }

    /// Empties the batch for the records of `slice`; its bytes are the caller's to set.
    public mutating func begin(_ slice: Slice, columns: Int) {
        begin(columns: columns)
        sequence = slice.sequence
        source = slice.source
    }

    /// Empties the batch for records with `columns` columns and keeps the room; the bytes stay.
    public mutating func begin(columns: Int) {
        self.columns = columns
        fields.removeAll(keepingCapacity: true)
        origins.removeAll(keepingCapacity: true)
        rejects.removeAll(keepingCapacity: true)
        occurrences.removeAll(keepingCapacity: true)
        texts.removeAll(keepingCapacity: true)
        unlistedPaths.removeAll()
        holdsSurrogates = false
        window = nil
    }

    /// The number of records.
    public var records: Int { origins.count }

    /// The records that are worked on.
    public var current: Range<Int> { window ?? 0..<records }
}
