internal import Compression

/// What is wrong with a stored block.
public enum BlockFault: Error, Equatable, CustomStringConvertible {
    /// Its stored bytes have another SHA-256.
    case payloadHash
    /// Its stored bytes are not one zlib stream of the right length.
    case stream
    /// Its inflated bytes have another SHA-256.
    case plainHash

    /// The fault in words.
    public var description: String {
        switch self {
        case .payloadHash: "its stored bytes are not what was written"
        case .stream: "its stored bytes do not inflate to the length that was written"
        case .plainHash: "its inflated bytes are not what was written"
        }
    }
}

/// Inflates stored blocks, and checks their hashes before and after.
@safe public struct BlockDecoder: ~Copyable {
    private var inflater: Inflater

    /// A decoder for any number of blocks.
    public init() throws(StoreError) {
        do throws(CompressionError) {
            inflater = try Inflater()
        } catch {
            throw .compression(error.description)
        }
    }

    /// The JSON array of `block`, whose stored bytes are `payload`.
    public mutating func plain(_ payload: Span<UInt8>, of block: StoredBlock) throws(BlockFault) -> [UInt8] {
        guard Digest.sha256(payload) == block.payloadSHA256 else { throw .payloadHash }
        guard let plain = inflated(payload, plainBytes: block.plainBytes) else { throw .stream }
        guard Digest.sha256(plain) == block.plainSHA256 else { throw .plainHash }
        return plain
    }

    /// The bytes that `payload` stands for, or nil where it does not inflate to `plainBytes` bytes.
    private mutating func inflated(_ payload: Span<UInt8>, plainBytes: Int) -> [UInt8]? {
        if payload.count == plainBytes {
            return unsafe payload.withUnsafeBufferPointer { unsafe Array($0) }
        }
        return try? inflater.inflate(payload, plainBytes: plainBytes)
    }
}
