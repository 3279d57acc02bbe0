internal import Records

/// Goes through all records of a dataset, block by block, each checked against its hashes.
@safe public struct DatasetBlocks: ~Copyable {
    /// The records of the block that `next` found.
    public private(set) var rows: BlockRows
    private let dataset: StoredDataset
    private let path: String
    private var blocks: BlockReader
    private var sequence = 0
    private var records = 0

    /// The blocks of `dataset` in `store`, of which none is found yet.
    public init(of dataset: StoredDataset, in store: borrowing StagingReader) throws(StoreError) {
        let blocks = try store.blocks(of: dataset)
        rows = BlockRows(for: dataset.record)
        self.dataset = dataset
        path = store.connection.path
        self.blocks = blocks
    }

    /// Finds the next block; false behind the last one, where blocks and records are as many as the dataset says.
    public mutating func next() throws(StoreError) -> Bool {
        guard sequence < dataset.blocks else {
            guard sequence == dataset.blocks, records == dataset.records else {
                let name = SafeText.escaped(dataset.record.name)
                throw .damaged(path: path, place: "dataset '\(name)', run \(dataset.run)")
            }
            return false
        }
        try blocks.load(sequence, into: &rows)
        records += rows.count
        sequence += 1
        return true
    }
}
