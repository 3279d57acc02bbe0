internal import Records

/// A random order of positions within their groups, drawn by a key: the same for the same key and groups.
public struct KeyedPermutation {
    private let state: KeyedHashState

    /// The permutation under `key`.
    public init(key: SubKey) {
        state = KeyedHashState(key)
    }

    /// For each position the one whose value it gets: another of its own group, or itself.
    ///
    /// The positions of a group are put in the order of the HMAC-SHA256 of the position (eight bytes, big-endian, of
    /// which the first eight of the hash count): a shuffle as uniform as the hash.
    public func sources(of groups: [Int32]) -> [UInt32] {
        let ranks = ranks(groups.count)
        let positions = (0..<UInt32(groups.count)).map { $0 }
        let drawn = positions.sorted { left, right in
            let (l, r) = (Int(left), Int(right))
            return (groups[l], ranks[l], left) < (groups[r], ranks[r], right)
        }
        let ordered = positions.sorted { left, right in (groups[Int(left)], left) < (groups[Int(right)], right) }
        var sources = [UInt32](repeating: 0, count: groups.count)
        for (target, source) in zip(ordered, drawn) { sources[Int(target)] = source }
        return sources
    }

    /// The first 64 bits of the hash of each position.
    private func ranks(_ count: Int) -> [UInt64] {
        var ranks: [UInt64] = []
        ranks.reserveCapacity(count)
        let step = 4096
        for begin in stride(from: 0, to: count, by: step) {
            var bytes: [UInt8] = []
            var fields: [Field] = []
            for position in begin..<min(begin + step, count) {
                fields.append(Field(start: bytes.count, length: 8))
                bytes.append(bigEndian: UInt64(position), count: 8)
            }
            var digests: [UInt8] = []
            state.append(hashesOf: fields, of: bytes.span, to: &digests)
            for place in stride(from: 0, to: digests.count, by: KeyedHashState.digestLength) {
                ranks.append(digests[place..<place + 8].reduce(0) { $0 << 8 | UInt64($1) })
            }
        }
        return ranks
    }
}
