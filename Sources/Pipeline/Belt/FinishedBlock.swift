internal import Records
internal import Store

/// What a worker made of one slice.
struct FinishedBlock: Sendable {
    /// The block; nil where every record of the slice was set aside or there was none.
    let block: EncodedBlock?
    /// The slice's records that were set aside, in order.
    let rejects: [Reject]
    /// The slice's place in the dataset.
    let sequence: Int
    /// The bytes of the slice.
    let sourceBytes: Int

    /// What it holds in memory while it waits for the writer, in bytes.
    var heldBytes: Int { (block?.payload.count ?? 0) + rejects.count * MemoryLayout<Reject>.stride }
}
