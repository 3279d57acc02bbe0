internal import Records

/// Reads the blocks of one dataset by their place, each checked against both its hashes.
@safe public struct BlockReader: ~Copyable {
    private let dataset: StoredDataset
    private let path: String
    private let statement: Statement
    private var decoder: BlockDecoder

    /// The query for one block by its dataset and its place.
    static let query = Schema.block.selection + " WHERE dataset = ? AND sequence = ?"

    /// A reader of the blocks of `dataset` in the store at `path`; `statement` is `query`, prepared there.
    init(_ dataset: StoredDataset, path: String, _ statement: consuming Statement) throws(StoreError) {
        decoder = try BlockDecoder()
        self.statement = statement
        self.dataset = dataset
        self.path = path
    }

    /// Finds the records of the block at `sequence`, which must be there, in place of those that `rows` holds.
    public mutating func load(_ sequence: Int, into rows: inout BlockRows) throws(StoreError) {
        try payload(sequence).load(with: &decoder, into: &rows)
    }

    /// The block at `sequence`, which must be there, as it is stored.
    func payload(_ sequence: Int) throws(StoreError) -> StoredPayload {
        let place = "\(dataset.place), block \(sequence)"
        statement.reset()
        try statement.bind([.integer(dataset.dataset), .integer(sequence)])
        guard try statement.step() else { throw .damaged(path: path, place: place) }
        defer { statement.reset() }
        return StoredPayload(
            block: StoredBlock(statement), bytes: statement.bytes(StoredBlock.payloadColumn), path: path, place: place)
    }
}

extension StagingReader {
    /// A reader of the blocks of `dataset`.
    public func blocks(of dataset: StoredDataset) throws(StoreError) -> BlockReader {
        try BlockReader(dataset, path: connection.path, try connection.prepare(BlockReader.query, for: "block"))
    }
}

extension BlockRows {
    /// Rows for the blocks of `dataset`, with its staged columns.
    public init(for dataset: DatasetRecord) {
        if dataset.isJSON {
            let paths = dataset.columns.map { (try? JSONPath(parsing: $0))?.keys ?? [$0] }
            // In lines and under rules records are objects; the elements of a document need not be.
            self.init(paths: paths, takesAnyValue: dataset.format == "json" && paths.isEmpty)
        } else {
            self.init(columns: dataset.columns.count)
        }
    }
}
