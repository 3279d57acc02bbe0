internal import Crypto

/// HMAC-SHA256 of bytes that come piece by piece.
public struct IncrementalHMAC: Sendable {
    private let state: KeyedHashState
    /// The inner hash by the processor's own instructions; nil where it has none.
    private var stream: HashStream?
    /// The inner hash by swift-crypto, in the other's place.
    private var inner: SHA256

    /// Nothing hashed yet, under `key`.
    public init(_ key: SubKey) {
        state = KeyedHashState(key)
        stream = state.kernel.map { HashStream(after: $0.inner) }
        inner = state.inner
    }

    /// Goes on with `bytes`.
    public mutating func update(_ bytes: Span<UInt8>) {
        guard stream == nil else {
            stream?.update(bytes)
            return
        }
        unsafe bytes.withUnsafeBytes { unsafe inner.update(bufferPointer: $0) }
    }

    /// Goes on with `bytes`, and beside it takes blocks of `others` into `other`; gives how many bytes those are.
    public mutating func update(_ bytes: Span<UInt8>, beside other: inout HashStream, _ others: Span<UInt8>) -> Int {
        if stream != nil { return stream?.update(bytes, beside: &other, others) ?? 0 }
        update(bytes)
        return 0
    }

    /// The 32 bytes of the hash of all that came so far.
    public func finalize() -> [UInt8] {
        var digest: [UInt8] = []
        if let stream {
            state.finish(stream.finish(), into: &digest)
        } else {
            state.finish(inner, into: &digest)
        }
        return digest
    }
}
