/// The records of one slice, as places in its bytes: row-major, every record with the same number of fields.
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
    /// `origins.count × columns` fields, record by record.
    public var fields: [Field]
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

    /// The number of records.
    public var records: Int { origins.count }
}
