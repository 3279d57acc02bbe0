public import Compression

/// A block, ready to be stored: made by a worker, stored in order.
public struct EncodedBlock: Sendable {
    /// Its place in the dataset, from 0.
    public var sequence: Int
    /// How many records it holds.
    public var records: Int
    /// The length of its JSON array in bytes.
    public var plainBytes = 0
    /// SHA-256 of its JSON array, 32 bytes.
    public var plainSHA256: [UInt8] = []
    /// SHA-256 of `payload`, 32 bytes.
    public var payloadSHA256: [UInt8] = []
    /// The JSON array as a zlib stream, or as it is where that is not longer: then `payload.count == plainBytes`.
    public var payload: [UInt8]
    /// Between which values its columns lie; a column without a range is not there.
    public var ranges: [BlockRange] = []

    /// A block whose lengths and digests the caller sets.
    public init(sequence: Int, records: Int, payload: [UInt8]) {
        self.sequence = sequence
        self.records = records
        self.payload = payload
    }
}

/// Makes blocks of JSON arrays: one for each worker, used again and again.
@safe public struct BlockEncoder: ~Copyable {
    private var deflater: Deflater
    /// What the last block was deflated into, larger than any block needs.
    private var stream: [UInt8] = []

    /// An encoder that compresses as much as `level` says.
    public init(level: CompressionLevel = .fast) throws(CompressionError) {
        deflater = try Deflater(level: level)
    }

    /// The block of `plain`, a JSON array of `records` elements.
    ///
    /// Without `hashesPlain` its `plainSHA256` is the caller's to set.
    public mutating func encode(
        _ plain: [UInt8], sequence: Int, records: Int, hashesPlain: Bool = true
    ) throws(CompressionError) -> EncodedBlock {
        stream.removeAll(keepingCapacity: true)
        let isSmaller = try deflater.compress(plain, into: &stream)
        // A copy of just its size, because many blocks may wait for the writer.
        var payload: [UInt8] = []
        payload.reserveCapacity(isSmaller ? stream.count : plain.count)
        payload.append(contentsOf: isSmaller ? stream : plain)
        var block = EncodedBlock(sequence: sequence, records: records, payload: payload)
        block.plainBytes = plain.count
        if !hashesPlain {
            block.payloadSHA256 = Digest.sha256(payload)
        } else if payload.count == plain.count {
            block.plainSHA256 = Digest.sha256(plain)
            block.payloadSHA256 = block.plainSHA256
        } else {
            (block.plainSHA256, block.payloadSHA256) = Digest.pair(plain, payload)
        }
        return block
    }
}
