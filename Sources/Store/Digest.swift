internal import CHash
internal import Crypto

/// SHA-256 (FIPS 180-4) of bytes.
public enum Digest {
    /// The 32 bytes of the SHA-256 of `bytes`.
    public static func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

    /// The 32 bytes of the SHA-256 of `bytes`.
    public static func sha256(_ bytes: Span<UInt8>) -> [UInt8] {
        var running = RunningDigest()
        running.add(bytes)
        return running.finish()
    }
}

extension Digest {
    private static let hasKernel = chash_has_sha256() != 0

    /// The hashes of two byte strings, side by side where the processor can: 1.8 times as fast as far as both go.
    public static func pair(_ one: [UInt8], _ other: [UInt8]) -> ([UInt8], [UInt8]) {
        guard hasKernel else { return (sha256(one), sha256(other)) }
        var digests = (one: [UInt8](repeating: 0, count: 32), other: [UInt8](repeating: 0, count: 32))
        unsafe chash_sha256_pair(one, one.count, &digests.one, other, other.count, &digests.other)
        return digests
    }
}

/// SHA-256 of bytes that come one after the other.
public struct RunningDigest: Sendable {
    private var state = SHA256()

    /// A digest of nothing.
    public init() {}

    /// Takes the next bytes.
    public mutating func add(_ bytes: [UInt8]) { state.update(data: bytes) }

    /// Takes the next bytes.
    public mutating func add(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBytes { unsafe state.update(bufferPointer: $0) }
    }

    /// The 32 bytes of the digest of all that was taken.
    public func finish() -> [UInt8] { Array(state.finalize()) }
}
