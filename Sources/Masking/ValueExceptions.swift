public import Records

/// The values of a mask that pass as they are: found by comparing keyed hashes, so that no literal is at hand.
public struct ValueExceptions: Sendable {
    /// 128 bits of an HMAC-SHA256: of two different values equal once in 2^128.
    private typealias Mark = SIMD2<UInt64>

    private let state: KeyedHashState
    private let marks: Set<Mark>
    private var digests: [UInt8] = []

    /// The exceptions `values`, spelled as the mask sees them, that is normalized; marked under `key`.
    public init(_ values: [[UInt8]], key: SubKey) {
        let state = KeyedHashState(key)
        var digests: [UInt8] = []
        for value in values { state.append(hashOf: value.span, to: &digests) }
        self.state = state
        marks = Set(values.indices.map { Self.mark($0, of: digests) })
    }

    /// Whether `value` is one.
    public mutating func contains(_ value: Span<UInt8>) -> Bool {
        digests.removeAll(keepingCapacity: true)
        state.append(hashOf: value, to: &digests)
        return marks.contains(Self.mark(0, of: digests))
    }

    /// Makes the results of those of `values`, places in `bytes`, that are exceptions `Field.kept`.
    public mutating func keep(among values: [Field], of bytes: Span<UInt8>, results: inout [Field]) {
        digests.removeAll(keepingCapacity: true)
        state.append(hashesOf: values, of: bytes, to: &digests)
        for index in values.indices where marks.contains(Self.mark(index, of: digests)) { results[index] = .kept }
    }

    private static func mark(_ index: Int, of digests: [UInt8]) -> Mark {
        let start = index &* KeyedHashState.digestLength
        var words = Mark.zero
        for byte in 0..<8 {
            words[0] = words[0] << 8 | UInt64(digests[start &+ byte])
            words[1] = words[1] << 8 | UInt64(digests[start &+ byte &+ 8])
        }
        return words
    }
}
