internal import Records

/// Masks by the random tokens that a vault gives: it knows values again by their HMAC and no other way.
struct VaultMasker: ValueMasker {
    private let state: KeyedHashState
    private let tokens: any TokenVault
    private var digests: [UInt8] = []
    private var lookups: [UInt8] = []

    /// The masker under the mask's `key`, of which lookups of each form have a key of their own: the same value's
    /// keyed hash under the mask tells nothing of them.
    init(key: SubKey, form: TokenForm, tokens: any TokenVault) {
        state = KeyedHashState(key.part(0, algorithm: "vault-lookup/1 \(form)"))
        self.tokens = tokens
    }

    mutating func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        var results: [Field] = []
        mask([Field(start: 0, length: value.count)], of: value, into: &output, results: &results)
        return results.first?.isInvalid == false
    }

    mutating func mask(_ values: [Field], of bytes: Span<UInt8>, into output: inout [UInt8], results: inout [Field]) {
        if values.isEmpty { return }
        digests.removeAll(keepingCapacity: true)
        lookups.removeAll(keepingCapacity: true)
        state.append(hashesOf: values, of: bytes, to: &digests)
        for start in stride(from: 0, to: digests.count, by: KeyedHashState.digestLength) {
            lookups += digests[start..<start + TokenLookup.length]
        }
        tokens.append(tokensOf: values, in: bytes, lookups: lookups, to: &output, results: &results)
    }
}
