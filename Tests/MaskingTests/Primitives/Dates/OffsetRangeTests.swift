import Testing

@testable import Masking

@Suite struct OffsetRangeTests {
    private func offset(_ first: UInt64, _ range: OffsetRange) -> Int {
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: first >> (56 - 8 * $0)) }
        return range.offset([1, 2] + bytes + [UInt8](repeating: 7, count: 24), at: 2)
    }

    @Test func `draws from end to end and never zero`() {
        let range = OffsetRange(least: 1, most: 90)
        #expect(offset(0, range) == -90)
        #expect(offset(0x7FFF_FFFF_FFFF_FFFF, range) == -1)
        #expect(offset(0x8000_0000_0000_0000, range) == 1)
        #expect(offset(.max, range) == 90)
        #expect(offset(.max, OffsetRange(least: 1, most: 365_250)) == 365_250)
    }

    @Test func `draws nothing below the least`() {
        let range = OffsetRange(least: 30, most: 31)
        let found = (0..<4).map { offset(UInt64($0) << 62, range) }
        #expect(found == [-31, -30, 30, 31])
        #expect([0, .max].map { offset($0, OffsetRange(least: 5, most: 5)) } == [-5, 5])
    }

    @Test func `draws all alike`() {
        var numbers = SeededNumbers()
        var counts: [Int: Int] = [:]
        for _ in 0..<20_000 { counts[offset(numbers.next(), OffsetRange(least: 1, most: 5)), default: 0] += 1 }
        #expect(counts.keys.sorted() == [-5, -4, -3, -2, -1, 1, 2, 3, 4, 5])
        // Five standard deviations of 2,000 by chance.
        #expect(counts.values.allSatisfy { abs($0 - 2000) < 220 })
    }

    /// A linear congruence is chance enough here.
    private struct SeededNumbers {
        private var state: UInt64 = 5

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state
        }
    }
}
