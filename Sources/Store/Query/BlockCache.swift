/// A block whose records are found, shared by the cursors that stand in it.
final class LoadedBlock {
    // A class, so that a cursor and the cache hold one block and not two.
    var sequence: Int
    var rows: BlockRows

    /// The block at `sequence`, whose records are in `rows`.
    init(sequence: Int, rows: BlockRows) {
        self.sequence = sequence
        self.rows = rows
    }
}

/// The blocks that a session's queries have come back to, as many as its memory allows, the ones used last.
struct BlockCache {
    /// Which block of which dataset.
    private struct Place: Hashable {
        let dataset: Int
        let sequence: Int
    }

    /// How many bytes the blocks have that are kept, inflated, with the places of their values.
    let maximumBytes: Int
    private var blocks: [Place: (block: LoadedBlock, lastUse: Int)] = [:]
    private var bytes = 0
    private var uses = 0

    /// A cache without blocks.
    init(maximumBytes: Int) {
        self.maximumBytes = maximumBytes
    }

    /// The block at `sequence` of `dataset`, where it is kept.
    mutating func block(_ sequence: Int, of dataset: Int) -> LoadedBlock? {
        let place = Place(dataset: dataset, sequence: sequence)
        guard let block = blocks[place]?.block else { return nil }
        uses += 1
        blocks[place]?.lastUse = uses
        return block
    }

    /// Keeps a block of `dataset` that is not kept, and lets go of those that were used longest ago.
    mutating func keep(_ block: LoadedBlock, of dataset: Int) {
        uses += 1
        blocks[Place(dataset: dataset, sequence: block.sequence)] = (block, uses)
        bytes += block.rows.memory
        while bytes > maximumBytes, blocks.count > 1,
            let oldest = blocks.min(by: { $0.value.lastUse < $1.value.lastUse })
        {
            bytes -= oldest.value.block.rows.memory
            blocks[oldest.key] = nil
        }
    }
}
