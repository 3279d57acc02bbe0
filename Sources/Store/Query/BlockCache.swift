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

/// The blocks that a query has come back to, as many as its memory allows, the ones used last.
struct BlockCache {
    /// How many bytes of blocks are kept, inflated; the places of their values come on top.
    let maximumBytes: Int
    private var blocks: [Int: (block: LoadedBlock, lastUse: Int)] = [:]
    private var bytes = 0
    private var uses = 0

    /// A cache without blocks.
    init(maximumBytes: Int) {
        self.maximumBytes = maximumBytes
    }

    /// The block at `sequence`, where it is kept.
    mutating func block(_ sequence: Int) -> LoadedBlock? {
        guard let block = blocks[sequence]?.block else { return nil }
        uses += 1
        blocks[sequence]?.lastUse = uses
        return block
    }

    /// Keeps a block that is not kept, and lets go of those that were used longest ago.
    mutating func keep(_ block: LoadedBlock) {
        uses += 1
        blocks[block.sequence] = (block, uses)
        bytes += block.rows.plain.count
        while bytes > maximumBytes, blocks.count > 1,
            let oldest = blocks.min(by: { $0.value.lastUse < $1.value.lastUse })
        {
            bytes -= oldest.value.block.rows.plain.count
            blocks[oldest.key] = nil
        }
    }
}
