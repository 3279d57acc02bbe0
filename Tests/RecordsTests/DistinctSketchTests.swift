import Records
import Testing

struct DistinctSketchTests {
    /// The numbers 0 ..< `count`, scattered over 64 bits in a way that `seed` picks.
    private static func hashes(_ count: Int, seed: UInt64 = 1) -> [UInt64] {
        (0..<count).map { index in
            // The finalizer of SplitMix64 (Steele, Lea, Flood 2014), a permutation.
            var state = UInt64(index) &* 0x9E37_79B9_7F4A_7C15 &+ seed &* 0xD1B5_4A32_D192_ED03
            state = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
            state = (state ^ state >> 27) &* 0x94D0_49BB_1331_11EB
            return state ^ state >> 31
        }
    }

    private static func sketch(_ hashes: some Sequence<UInt64>) -> DistinctSketch {
        var sketch = DistinctSketch()
        for hash in hashes { sketch.insert(hash) }
        return sketch
    }

    @Test(arguments: [0, 1, 2, 47, 48, 49, 96, 767, 768, 1000, 1023, 1024])
    func `counts exactly up to its capacity`(count: Int) {
        let hashes = Self.hashes(count)
        #expect(Self.sketch(hashes).estimate == count)
        #expect(Self.sketch(hashes + hashes.reversed() + hashes).estimate == count)
    }

    @Test(arguments: [1025, 1536, 1537, 10_000])
    func `is within a few per cent above its capacity`(count: Int) {
        let errors = (1...10).map { seed in
            Double(Self.sketch(Self.hashes(count, seed: seed)).estimate) / Double(count) - 1
        }
        // The standard error of the k smallest is 1 / √(k − 2), 3.1 %; ten per cent is more than three of them.
        #expect(errors.allSatisfy { abs($0) < 0.1 })
        #expect((errors.map { $0 * $0 }.reduce(0, +) / Double(errors.count)).squareRoot() < 0.05)
    }

    @Test(arguments: [100_000, 1_000_000])
    func `is within five per cent of many`(count: Int) {
        var sketch = DistinctSketch()
        var state: UInt64 = 1
        for _ in 0..<count {
            // Marsaglia's xorshift: no number comes twice.
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            sketch.insert(state)
        }
        #expect(abs(Double(sketch.estimate) / Double(count) - 1) < 0.05)
    }

    @Test(arguments: [500, 1024, 1025, 1600, 10_000])
    func `does not depend on the order`(count: Int) {
        let hashes = Self.hashes(count)
        let expected = Self.sketch(hashes).estimate
        var generator = SystemRandomNumberGenerator()
        #expect(Self.sketch(hashes.reversed()).estimate == expected)
        #expect(Self.sketch(hashes.sorted()).estimate == expected)
        #expect(Self.sketch(hashes.sorted(by: >)).estimate == expected)
        #expect(Self.sketch(hashes.shuffled(using: &generator)).estimate == expected)
    }

    @Test(arguments: [300, 1024, 1025, 5000], [1, 2, 3, 8])
    func `does not depend on how the values were split over workers`(count: Int, workers: Int) {
        let hashes = Self.hashes(count)
        let expected = Self.sketch(hashes).estimate
        // Every value goes to one worker, and some to all of them.
        let parts = (0..<workers).map { worker in
            hashes.enumerated().filter { $0.offset % workers == worker || $0.offset % 7 == 0 }.map(\.element)
        }
        var forwards = DistinctSketch()
        for part in parts { forwards.merge(Self.sketch(part)) }
        var backwards = Self.sketch(parts[workers - 1])
        for part in parts.dropLast().reversed() { backwards.merge(Self.sketch(part)) }
        #expect(forwards.estimate == expected)
        #expect(backwards.estimate == expected)
    }

    @Test func `a merge with nothing changes nothing`() {
        var full = Self.sketch(Self.hashes(3000))
        let expected = full.estimate
        full.merge(DistinctSketch())
        #expect(full.estimate == expected)
        var empty = DistinctSketch()
        empty.merge(DistinctSketch())
        #expect(empty.estimate == 0)
    }

    @Test func `takes any hash`() {
        var sketch = DistinctSketch()
        for hash in [0, 0, 2, .max - 1, .max / 2] as [UInt64] { sketch.insert(hash) }
        #expect(sketch.estimate == 4)
    }
}
