internal import Records

/// Goes through all records of a dataset, block by block, each checked against its hashes.
@safe public struct DatasetBlocks: ~Copyable {
    /// The records of the block that `next` found.
    public private(set) var rows: BlockRows
    private let dataset: StoredDataset
    private let path: String
    private let blocks: BlockReader
    private let ahead: BlocksAhead
    /// How many blocks were read, and how many of them were taken.
    private var read = 0
    private var taken = 0
    /// The inflated sizes of those that were read and not taken.
    private var sizes: [Int] = []
    /// Blocks of large records are not read ahead beyond this: 16 MiB.
    private static let aheadBytes = 16 << 20
    private var records = 0

    /// The blocks of `dataset` in `store`, of which none is found yet.
    public init(
        of dataset: StoredDataset, in store: borrowing StagingReader, pace: ReaderPace = ReaderPace(givesWay: false)
    ) throws(StoreError) {
        let blocks = try store.blocks(of: dataset)
        let decoder = try BlockDecoder()
        rows = BlockRows(for: dataset.record)
        ahead = BlocksAhead(rows, decoder: decoder, pace: pace)
        self.dataset = dataset
        path = store.connection.path
        self.blocks = blocks
    }

    deinit { ahead.stop() }

    /// Finds the next block; false behind the last one, where blocks and records are as many as the dataset says.
    public mutating func next() throws(StoreError) -> Bool {
        readAhead()
        guard taken < dataset.blocks else {
            guard taken == dataset.blocks, records == dataset.records else {
                let name = SafeText.escaped(dataset.record.name)
                throw .damaged(path: path, place: "dataset '\(name)', run \(dataset.run)")
            }
            return false
        }
        taken += 1
        sizes.removeFirst()
        try ahead.take(into: &rows)
        records += rows.count
        return true
    }

    /// Reads blocks as they are stored; the one that is missing is told when it would be taken.
    private mutating func readAhead() {
        while read < dataset.blocks, sizes.count < BlocksAhead.depth, sizes.reduce(0, +) < Self.aheadBytes {
            let block = Result { () throws(StoreError) in try blocks.payload(read) }
            sizes.append((try? block.get().block.plainBytes) ?? 0)
            ahead.put(block)
            read += 1
        }
    }
}
