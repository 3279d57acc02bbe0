internal import Masking

/// The tokens that were asked for last, so that values which come often cost no look into the file; of a fixed size.
struct TokenCache {
    /// By what a value of a mask is known again.
    struct Key: Hashable {
        let mask: Int
        let high: UInt64
        let low: UInt64

        /// The key of the lookup at `start` of `lookups`.
        init(mask: Int, _ lookups: [UInt8], at start: Int) {
            func word(_ offset: Int) -> UInt64 {
                lookups[start + offset..<start + offset + 8].reduce(0) { $0 << 8 | UInt64($1) }
            }
            self.mask = mask
            high = word(0)
            low = word(TokenLookup.length / 2)
        }
    }

    /// The most tokens that are kept; with them go about 32 MiB.
    static let capacity = 1 << 18
    /// How often all of them went.
    private(set) var clearings = 0
    private var places: [Key: Int32] = [:]
    private var bytes: [UInt8] = []
    private var ends: [Int32] = []

    /// Appends the token of `key`; false where it is not known.
    func append(_ key: Key, to output: inout [UInt8]) -> Bool {
        guard let place = places[key] else { return false }
        let start = place == 0 ? 0 : Int(ends[Int(place) - 1])
        output += bytes[start..<Int(ends[Int(place)])]
        return true
    }

    /// Keeps `token`; what was kept before goes where there is no more room.
    mutating func keep(_ token: ArraySlice<UInt8>, of key: Key) {
        if places.count >= Self.capacity {
            places.removeAll(keepingCapacity: true)
            bytes.removeAll(keepingCapacity: true)
            ends.removeAll(keepingCapacity: true)
            clearings += 1
        }
        places[key] = Int32(truncatingIfNeeded: ends.count)
        bytes += token
        ends.append(Int32(truncatingIfNeeded: bytes.count))
    }
}
