internal import Crypto
internal import Records

/// HMAC-SHA256 (RFC 2104, FIPS 198-1) under one key: the two hash states after the padded key are made once.
struct KeyedHashState: Sendable {
    static let digestLength = 32

    /// The state after the key with the inner padding.
    let inner: SHA256
    private let outer: SHA256
    /// The same by the processor's own instructions, where it has them.
    let kernel: HashKernel?

    /// The states for `key`.
    init(_ key: SubKey) {
        self = unsafe key.key.withUnsafeBytes { unsafe KeyedHashState(keyBytes: $0) }
    }

    /// The states for a key of any length; one that is longer than a block of 64 bytes is hashed first.
    init(keyBytes: UnsafeRawBufferPointer) {
        var block = [UInt8](repeating: 0, count: 64)
        if keyBytes.count > block.count {
            var hash = SHA256()
            unsafe hash.update(bufferPointer: keyBytes)
            for (index, byte) in hash.finalize().enumerated() { block[index] = byte }
        } else {
            for index in keyBytes.indices { block[index] = unsafe keyBytes[index] }
        }
        var padded = (inner: block.map { $0 ^ 0x36 }, outer: block.map { $0 ^ 0x5C })
        inner = Self.state(after: padded.inner)
        outer = Self.state(after: padded.outer)
        kernel = HashKernel(inner: padded.inner, outer: padded.outer)
        unsafe block.withUnsafeMutableBytes { unsafe SecretBuffer.wipe($0) }
        unsafe padded.inner.withUnsafeMutableBytes { unsafe SecretBuffer.wipe($0) }
        unsafe padded.outer.withUnsafeMutableBytes { unsafe SecretBuffer.wipe($0) }
    }

    /// Appends the 32 bytes of the hash of `value` to `digests`.
    func append(hashOf value: Span<UInt8>, to digests: inout [UInt8]) {
        let whole = CollectionOfOne(Field(start: 0, length: value.count))
        if kernel?.append(hashesOf: whole.span, of: value, to: &digests) ?? false { return }
        appendByLibrary(hashOf: value, to: &digests)
    }

    /// The same by swift-crypto.
    func appendByLibrary(hashOf value: Span<UInt8>, to digests: inout [UInt8]) {
        var hash = inner
        unsafe value.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
        finish(hash, into: &digests)
    }

    /// Appends the hashes of all `values` of a column batch, 32 bytes each, in their order.
    func append(hashesOf values: [Field], of bytes: Span<UInt8>, to digests: inout [UInt8]) {
        if kernel?.append(hashesOf: values.span, of: bytes, to: &digests) ?? false { return }
        for field in values { appendByLibrary(hashOf: bytes.extracting(field.range), to: &digests) }
    }

    /// Appends the hash whose inner part is `hash`.
    func finish(_ hash: SHA256, into digests: inout [UInt8]) {
        finish(Array(hash.finalize()), into: &digests)
    }

    /// Appends the hash whose inner part has the digest `inner`.
    func finish(_ inner: [UInt8], into digests: inout [UInt8]) {
        var last = outer
        last.update(data: inner)
        unsafe last.finalize().withUnsafeBytes { unsafe digests.append(contentsOf: $0) }
    }

    private static func state(after block: [UInt8]) -> SHA256 {
        var hash = SHA256()
        hash.update(data: block)
        return hash
    }
}
