import Testing

@testable import Store

@Suite struct BlockCacheTests {
    private func block(_ sequence: Int) throws -> LoadedBlock {
        var rows = BlockRows(columns: 1)
        try rows.load(Array("[[\(sequence)]]".utf8), path: "t.db", place: "block")
        return LoadedBlock(sequence: sequence, rows: rows)
    }

    @Test func `the blocks that were used last are kept`() throws {
        var cache = BlockCache(maximumBytes: 10)
        cache.keep(try block(1))
        cache.keep(try block(2))
        #expect(cache.block(1)?.sequence == 1)
        cache.keep(try block(3))
        #expect(cache.block(2) == nil)
        #expect(cache.block(1) != nil && cache.block(3) != nil)
    }

    @Test func `a block that is too large is kept alone`() throws {
        var cache = BlockCache(maximumBytes: 1)
        cache.keep(try block(1))
        cache.keep(try block(2))
        #expect(cache.block(1) == nil && cache.block(2) != nil)
    }
}
