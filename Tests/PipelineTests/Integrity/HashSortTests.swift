import Testing

@testable import Pipeline

struct HashSortTests {
    /// Hashes by chance; of `kinds` different ones, where that is given.
    static func hashes(_ count: Int, kinds: Int? = nil) -> [KeyHash] {
        let all = (0..<(kinds ?? count)).map { _ in
            KeyHash(high: .random(in: .min ... .max), low: .random(in: 1 ... .max))
        }
        return kinds.map { kinds in (0..<count).map { _ in all[.random(in: 0..<kinds)] } } ?? all
    }

    @Test(arguments: [0, 1, 2, 3, 31, 32, 33, 1000, 70_000]) func `sorts any number`(count: Int) {
        let hashes = Self.hashes(count)
        #expect(HashSort.sorted([hashes]) == hashes.sorted())
    }

    @Test(arguments: [1, 2, 7, 500]) func `sorts few that occur often`(kinds: Int) {
        let hashes = Self.hashes(20_000, kinds: kinds)
        #expect(HashSort.sorted([hashes]) == hashes.sorted())
    }

    @Test func `sorts what comes in parts`() {
        let parts = [Self.hashes(5), [], Self.hashes(3000), Self.hashes(1)]
        #expect(HashSort.sorted(parts) == parts.flatMap(\.self).sorted())
    }

    @Test func `sorts hashes that begin alike`() {
        let hashes = (1...5000).map { KeyHash(high: .max, low: $0 &* 0x9E37_79B9_7F4A_7C15) }
        #expect(HashSort.sorted([hashes]) == hashes.sorted())
    }
}
