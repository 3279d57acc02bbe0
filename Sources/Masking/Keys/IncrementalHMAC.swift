internal import Crypto

/// HMAC-SHA256 of bytes that come piece by piece.
public struct IncrementalHMAC: Sendable {
    private let state: KeyedHashState
    private var inner: SHA256

    /// Nothing hashed yet, under `key`.
    public init(_ key: SubKey) {
        state = KeyedHashState(key)
        inner = state.inner
    }

    /// Goes on with `bytes`.
    public mutating func update(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBytes { unsafe inner.update(bufferPointer: $0) }
    }

    /// The 32 bytes of the hash of all that came so far.
    public func finalize() -> [UInt8] {
        var digest: [UInt8] = []
        state.finish(inner, into: &digest)
        return digest
    }
}
