internal import Masking
internal import Records

/// The tokens of one mask, for any number of workers.
struct MaskTokens: TokenVault {
    let session: VaultSession
    let mask: TokenMask

    func append(
        tokensOf values: [Field], in bytes: Span<UInt8>, lookups: [UInt8], to output: inout [UInt8],
        results: inout [Field]
    ) {
        let first = results.count
        let known = session.find(lookups, of: mask)
        take(known, into: &output, results: &results)
        var new = NewValues(generation: known.generation)
        var places: [Int] = []
        for (index, value) in values.enumerated() where known.places[index].isInvalid {
            let start = new.bytes.count
            for place in value.range { new.bytes.append(bytes[place]) }
            new.places.append(start..<new.bytes.count)
            new.lookups += lookups[index * TokenLookup.length..<(index + 1) * TokenLookup.length]
            places.append(first + index)
        }
        if places.isEmpty { return }
        var added: [Field] = []
        take(session.add(new, of: mask), into: &output, results: &added)
        for (place, field) in zip(places, added) { results[place] = field }
    }

    /// Appends the bytes of `tokens` and their places.
    private func take(_ tokens: FoundTokens, into output: inout [UInt8], results: inout [Field]) {
        let start = output.count
        output += tokens.bytes
        for place in tokens.places {
            results.append(
                place.isInvalid ? .invalid : Field(start: start + Int(place.start), length: Int(place.length)))
        }
    }
}
