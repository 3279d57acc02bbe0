internal import Records
internal import Store

/// What a worker made of one slice.
struct FinishedBlock: Sendable {
    /// The masked records, as the plan wants them.
    enum Content: Sendable {
        /// Every record of the slice was set aside, or there was none.
        case nothing
        /// A block of the staging store.
        case block(EncodedBlock)
        /// Plain bytes.
        case plain([UInt8])
    }

    /// The masked records.
    var content: Content
    /// How many there are.
    let records: Int
    /// The slice's records that were set aside, in order.
    let rejects: [Reject]
    /// The paths that no rule names, where they are gathered.
    let unlistedPaths: Set<String>
    /// The slice's place in the dataset.
    let sequence: Int
    /// Which of the stretches of rows it belongs to, from 0.
    var section = 0
    /// The bytes of the slice.
    let sourceBytes: Int
    /// The hashes of the keys that are checked, key by key; none where none is.
    var keys: [TupleHashes] = []
    /// What rules that look at the whole dataset have gathered of the slice.
    var gathered: [ShufflePlace: ShuffleSlice] = [:]
    /// What the block's plain hash is still to be made of; nil where it is there.
    var digest: PlainDigest?

    /// Makes the hash that is missing, and gives back the memory of what it was made of.
    mutating func complete() -> [UInt8]? {
        guard let digest, case .block(var block) = content else { return nil }
        self.digest = nil
        block.plainSHA256 = digest.finish()
        content = .block(block)
        return digest.bytes
    }

    /// What it holds in memory while it waits for the writer, in bytes.
    var heldBytes: Int {
        size + rejects.count * MemoryLayout<Reject>.stride + keys.reduce(0) { $0 + $1.heldBytes }
            + gathered.values.reduce(0) { $0 + $1.heldBytes }
    }

    private var size: Int {
        switch content {
        case .nothing: 0
        case .block(let block): block.payload.count
        case .plain(let bytes): bytes.count
        }
    }
}
