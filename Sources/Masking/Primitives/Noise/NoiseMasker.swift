internal import Records

/// Adds noise that the value's own hash draws: equal values get equal noise.
struct NoiseMasker: ValueMasker {
    private let state: KeyedHashState
    private let noise: NumberNoise
    private var digests: [UInt8] = []

    /// Adds noise that hashes under `key` draw.
    init(key: SubKey, noise: NumberNoise) {
        state = KeyedHashState(key)
        self.noise = noise
    }

    mutating func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        digests.removeAll(keepingCapacity: true)
        state.append(hashOf: value, to: &digests)
        return noise.append(value, digests, at: 0, to: &output)
    }

    mutating func mask(_ values: [Field], of bytes: Span<UInt8>, into output: inout [UInt8], results: inout [Field]) {
        digests.removeAll(keepingCapacity: true)
        state.append(hashesOf: values, of: bytes, to: &digests)
        for (index, field) in values.enumerated() {
            let start = output.count
            let value = bytes.extracting(field.range)
            let isNumber = noise.append(value, digests, at: index * KeyedHashState.digestLength, to: &output)
            results.append(isNumber ? Field(start: start, length: output.count - start) : .invalid)
        }
    }
}
