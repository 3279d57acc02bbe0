/// An estimate of how many different values were seen: exact up to 1,024, within about 3 % above.
///
/// The k smallest of 64-bit hashes, k = 1,024 (Bar-Yossef et al., "Counting distinct elements in a data stream", 2002).
/// It does not depend on order, so any number of workers gives the same estimate.
public struct DistinctSketch: Sendable {
    /// How many of the smallest hashes count.
    public static let capacity = 1024

    /// The hashes below the threshold, as an open-addressing table; 0 marks a free slot.
    private var table: [UInt64] = []
    private var count = 0
    /// Hashes at or above it cannot be among the smallest.
    @usableFromInline var threshold = UInt64.max

    /// A sketch of nothing.
    public init() {}

    /// The number of different values seen, or its estimate.
    public var estimate: Int {
        guard count > Self.capacity || threshold != .max else { return count }
        let smallest = table.filter { $0 != 0 }.sorted().prefix(Self.capacity)
        guard let last = smallest.last else { return 0 }
        return Int((Double(Self.capacity - 1) / (Double(last) / Double(UInt64.max))).rounded())
    }

    /// Takes the hash of a value.
    @inlinable
    @inline(__always)
    public mutating func insert(_ hash: UInt64) {
        if hash < threshold { insertSmall(max(hash, 1)) }
    }

    /// Takes all that another sketch has seen.
    public mutating func merge(_ other: DistinctSketch) {
        threshold = min(threshold, other.threshold)
        let kept = (table + other.table).filter { $0 != 0 && $0 < threshold }
        table = []
        count = 0
        for hash in kept where hash < threshold { insertSmall(hash) }
    }

    @usableFromInline mutating func insertSmall(_ hash: UInt64) {
        if count * 4 >= table.count * 3 { makeRoom() }
        let mask = table.count - 1
        var slot = Int(truncatingIfNeeded: hash >> 7) & mask
        while table[slot] != 0 {
            if table[slot] == hash { return }
            slot = (slot + 1) & mask
        }
        table[slot] = hash
        count += 1
    }

    /// Doubles the table up to twice the capacity; from then on drops all but the smallest hashes.
    private mutating func makeRoom() {
        var hashes = table.filter { $0 != 0 }
        if table.count < Self.capacity * 2 {
            table = [UInt64](repeating: 0, count: max(64, table.count * 2))
        } else {
            hashes.sort()
            threshold = hashes[Self.capacity]
            hashes.removeLast(hashes.count - Self.capacity)
            table = [UInt64](repeating: 0, count: table.count)
        }
        let mask = table.count - 1
        for hash in hashes {
            var slot = Int(truncatingIfNeeded: hash >> 7) & mask
            while table[slot] != 0 { slot = (slot + 1) & mask }
            table[slot] = hash
        }
        count = hashes.count
    }
}
