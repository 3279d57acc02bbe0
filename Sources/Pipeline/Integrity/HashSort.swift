/// Sorts hashes: their first bits spread them evenly, so each one's place is nearly known.
enum HashSort {
    /// The hashes of all `chunks` in order.
    static func sorted(_ chunks: [[KeyHash]]) -> [KeyHash] {
        let count = chunks.reduce(0) { $0 + $1.count }
        if count < 2 { return chunks.flatMap(\.self) }
        // About four hashes a bucket, which lie in one cache line.
        let bits = max(1, min(20, count.bitWidth - count.leadingZeroBitCount - 3))
        let shift = UInt64(64 - bits)
        var starts = starts(of: chunks, buckets: 1 << bits, shift: shift)
        var sorted = [KeyHash](repeating: .none, count: count)
        place(chunks, shift: shift, &starts, in: &sorted)
        sortBuckets(ends: starts, in: &sorted)
        return sorted
    }

    /// Where each bucket begins.
    private static func starts(of chunks: [[KeyHash]], buckets: Int, shift: UInt64) -> [Int] {
        var starts = [Int](repeating: 0, count: buckets)
        for chunk in chunks {
            for hash in chunk { starts[Int(hash.high &>> shift)] &+= 1 }
        }
        var next = 0
        for bucket in starts.indices {
            let size = starts[bucket]
            starts[bucket] = next
            next += size
        }
        return starts
    }

    /// Puts every hash in its bucket; then `starts` are the buckets' ends.
    private static func place(
        _ chunks: [[KeyHash]], shift: UInt64, _ starts: inout [Int], in sorted: inout [KeyHash]
    ) {
        for chunk in chunks {
            for hash in chunk {
                let bucket = Int(hash.high &>> shift)
                sorted[starts[bucket]] = hash
                starts[bucket] &+= 1
            }
        }
    }

    private static func sortBuckets(ends: [Int], in sorted: inout [KeyHash]) {
        var start = 0
        for end in ends {
            // Equal hashes share a bucket, however many they are.
            if end - start > 32 {
                sorted[start..<end].sort()
            } else {
                insert(start..<end, in: &sorted)
            }
            start = end
        }
    }

    @inline(__always)
    private static func insert(_ range: Range<Int>, in sorted: inout [KeyHash]) {
        for index in range.dropFirst() {
            let hash = sorted[index]
            var place = index
            while place > range.lowerBound, hash < sorted[place &- 1] {
                sorted[place] = sorted[place &- 1]
                place &-= 1
            }
            sorted[place] = hash
        }
    }
}
