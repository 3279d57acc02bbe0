internal import Records

/// Adds noise that the record's subject and the value draw: the hash of the subject's hash and the value.
struct SubjectNoiseMasker: SubjectMasker {
    private let state: KeyedHashState
    private let noise: NumberNoise
    private var subjects: SubjectHashes
    /// What is hashed for each value that has a subject.
    private var messages: [UInt8] = []
    /// Where it is; nothing for a value without a subject.
    private var places: [Field] = []
    private var digests: [UInt8] = []

    /// Adds noise that hashes under `key` draw.
    init(key: SubKey, noise: NumberNoise) {
        state = KeyedHashState(key)
        subjects = SubjectHashes(state)
        self.noise = noise
    }

    mutating func take(subjects: [Field], of bytes: Span<UInt8>) { self.subjects.take(subjects, of: bytes) }

    mutating func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        forget()
        addMessage(value)
        hash()
        return !places[0].isEmpty && noise.append(value, digests, at: 0, to: &output)
    }

    mutating func mask(_ values: [Field], of bytes: Span<UInt8>, into output: inout [UInt8], results: inout [Field]) {
        forget()
        for field in values { addMessage(bytes.extracting(field.range)) }
        hash()
        for (index, field) in values.enumerated() {
            let start = output.count
            let value = bytes.extracting(field.range)
            let digest = index * KeyedHashState.digestLength
            if !places[index].isEmpty, noise.append(value, digests, at: digest, to: &output) {
                results.append(Field(start: start, length: output.count - start))
            } else {
                results.append(.invalid)
            }
        }
    }

    private mutating func forget() {
        messages.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        digests.removeAll(keepingCapacity: true)
    }

    private mutating func hash() {
        // Out of the way: the messages are read while the hashes are written.
        var hashes: [UInt8] = []
        swap(&hashes, &digests)
        state.append(hashesOf: places, of: messages.span, to: &hashes)
        swap(&hashes, &digests)
    }

    private mutating func addMessage(_ value: Span<UInt8>) {
        let start = messages.count
        if let subject = subjects.next() {
            messages.append(contentsOf: subjects.digests[subject..<subject + KeyedHashState.digestLength])
            messages.append(copying: value)
        }
        places.append(Field(start: start, length: messages.count - start))
    }
}
