internal import Records

/// The hashes of the subjects of a batch of values, one for each run of values of one record.
struct SubjectHashes {
    /// The hashes, 32 bytes each.
    private(set) var digests: [UInt8] = []
    private let state: KeyedHashState
    /// The subjects that are hashed.
    private var hashed: [Field] = []
    /// Where the hash of each value's subject begins; nil where there is none.
    private var places: [Int?] = []
    private var taken = 0

    /// Hashes under `state`.
    init(_ state: KeyedHashState) { self.state = state }

    /// Takes the subject of each value that comes next, its place in `bytes`; an empty one is none.
    mutating func take(_ subjects: [Field], of bytes: Span<UInt8>) {
        taken = 0
        digests.removeAll(keepingCapacity: true)
        hashed.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        for subject in subjects {
            guard !subject.range.isEmpty else {
                places.append(nil)
                continue
            }
            if hashed.last != subject { hashed.append(subject) }
            places.append((hashed.count - 1) * KeyedHashState.digestLength)
        }
        state.append(hashesOf: hashed, of: bytes, to: &digests)
    }

    /// Where the hash of the next value's subject begins; nil where there is none, or nobody gave one.
    mutating func next() -> Int? {
        guard taken < places.count else { return nil }
        defer { taken += 1 }
        return places[taken]
    }
}
