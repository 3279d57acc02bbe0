internal import Records

/// A published dataset.
public struct StoredDataset: Sendable, Equatable {
    /// Its number in the store, from 1.
    public var dataset: Int
    /// The run that published it.
    public var run: Int
    /// What it was when it began.
    public var record: DatasetRecord
    /// How many records it has.
    public var records: Int
    /// How many records were set aside.
    public var rejects: Int
    /// How many blocks it has.
    public var blocks: Int
    /// The blocks' length, inflated.
    public var plainBytes: Int
    /// The blocks' length, as stored.
    public var storedBytes: Int
    /// SHA-256 over the blocks' `plain_sha256` in order.
    public var digest: [UInt8]
    /// When it was published (ISO 8601, UTC, milliseconds).
    public var published: String

    /// How an error names it: by its name, control characters escaped.
    var place: String { "dataset '\(SafeText.escaped(record.name))'" }

    /// All datasets, by name, and of a name the newest first.
    static let query = Schema.dataset.selection + " ORDER BY name, run DESC"

    init(_ row: borrowing Statement, columns: [String]) {
        dataset = row.integer(0)
        run = row.integer(1)
        record = DatasetRecord(
            name: row.text(2), format: row.text(3), columns: columns, expires: row.optionalText(12))
        records = row.integer(5)
        rejects = row.integer(6)
        blocks = row.integer(7)
        plainBytes = row.integer(8)
        storedBytes = row.integer(9)
        digest = row.bytes(10)
        published = row.text(11)
    }
}

/// The row of a block, without its payload.
public struct StoredBlock: Sendable, Equatable {
    /// The dataset's number.
    public var dataset: Int
    /// Its place in the dataset, from 0.
    public var sequence: Int
    /// How many records are before it in the dataset.
    public var firstRecord: Int
    /// How many records it holds.
    public var records: Int
    /// Its length, inflated.
    public var plainBytes: Int
    /// SHA-256 of its inflated bytes.
    public var plainSHA256: [UInt8]
    /// SHA-256 of its stored bytes.
    public var payloadSHA256: [UInt8]

    static let payloadColumn = 7

    /// The row of `block` in `dataset`.
    public init(dataset: Int, firstRecord: Int, _ block: EncodedBlock) {
        self.dataset = dataset
        self.firstRecord = firstRecord
        sequence = block.sequence
        records = block.records
        plainBytes = block.plainBytes
        plainSHA256 = block.plainSHA256
        payloadSHA256 = block.payloadSHA256
    }

    init(_ row: borrowing Statement) {
        dataset = row.integer(0)
        sequence = row.integer(1)
        firstRecord = row.integer(2)
        records = row.integer(3)
        plainBytes = row.integer(4)
        plainSHA256 = row.bytes(5)
        payloadSHA256 = row.bytes(6)
    }
}
