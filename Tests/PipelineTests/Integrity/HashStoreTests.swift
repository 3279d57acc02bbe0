import Testing

@testable import Pipeline

struct HashStoreTests {
    private func fill(_ store: inout HashStore, _ hashes: [KeyHash], _ pile: Int) throws {
        for start in stride(from: 0, to: hashes.count, by: 100) {
            try store.append(Array(hashes[start..<min(start + 100, hashes.count)]), to: pile)
        }
    }

    @Test func `keeps what fits in memory`() throws {
        let folder = try Folder()
        var store = HashStore(limit: 1 << 20, beside: folder.path + "/staging.db")
        let piles = [store.addPile(), store.addPile()]
        let hashes = HashSortTests.hashes(1000)
        try fill(&store, hashes, piles[0])
        try fill(&store, hashes + hashes.prefix(10), piles[1])
        #expect(!store.isSpilled && !store.isDropped)
        #expect(try store.merge([piles[0]]).repeats() == KeyCount(checked: 1000))
        #expect(try store.merge([piles[1]]).repeats() == KeyCount(checked: 1010, violations: 10))
        #expect(try store.merge(piles).repeats() == KeyCount(checked: 2010, violations: 1010))
        // What was asked for may be asked for again, and more may come.
        try fill(&store, [hashes[0]], piles[0])
        #expect(try store.merge([piles[0]]).repeats() == KeyCount(checked: 1001, violations: 1))
    }

    @Test(arguments: [1, 64, 4096, 50_000]) func `a file changes nothing`(limit: Int) throws {
        let folder = try Folder()
        var store = HashStore(limit: limit, beside: folder.path + "/staging.db")
        let (child, parent) = (store.addPile(), store.addPile())
        let hashes = HashSortTests.hashes(3000)
        try fill(&store, hashes, parent)
        try fill(&store, hashes.shuffled() + HashSortTests.hashes(17) + hashes.prefix(100), child)
        #expect(store.isSpilled && !store.isDropped)
        #expect(try store.merge([parent]).repeats() == KeyCount(checked: 3000))
        #expect(try store.merge([child]).repeats() == KeyCount(checked: 3117, violations: 100))
        let orphans = try store.merge([child]).orphans(of: store.merge([parent]))
        #expect(orphans == KeyCount(checked: 3117, violations: 17))
    }

    @Test func `drops all where there is no place for a file`() throws {
        var store = HashStore(limit: 8192, beside: nil)
        let pile = store.addPile()
        try fill(&store, HashSortTests.hashes(256), pile)
        #expect(!store.isDropped)
        try fill(&store, HashSortTests.hashes(1), pile)
        #expect(store.isDropped)
        try fill(&store, HashSortTests.hashes(100), pile)
        #expect(try store.merge([pile]).repeats() == KeyCount())
    }
}
