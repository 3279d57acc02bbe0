internal import Records

/// A block as it lies in the store, read and not yet looked at: what may go to another thread.
struct StoredPayload: Sendable {
    /// Its row.
    let block: StoredBlock
    /// Its stored bytes.
    let bytes: [UInt8]
    /// The store, for messages.
    let path: String
    /// Where it stands there, for messages.
    let place: String

    /// Checks the block against both its hashes and finds its records, in place of those that `rows` holds.
    func load(with decoder: inout BlockDecoder, into rows: inout BlockRows) throws(StoreError) {
        guard let plain = try? decoder.plain(bytes.span, of: block) else { throw .damaged(path: path, place: place) }
        try rows.load(plain, path: path, place: place)
        guard rows.count == block.records else { throw .damaged(path: path, place: place) }
    }
}
