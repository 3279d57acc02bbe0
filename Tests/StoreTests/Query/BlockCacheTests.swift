import Testing

@testable import Store

@Suite struct BlockCacheTests {
    private func block(_ sequence: Int) throws -> LoadedBlock {
        var rows = BlockRows(columns: 1)
        try rows.load(Array("[[\(sequence)]]".utf8), path: "t.db", place: "block")
        return LoadedBlock(sequence: sequence, rows: rows)
    }

    @Test func `the blocks that were used last are kept`() throws {
        let blocks = try (1...3).map(block)
        // An allocator may give one block more room than another of the same size.
        let room = blocks.map(\.rows.memory).sorted().suffix(2).reduce(0, +)
        var cache = BlockCache(maximumBytes: room)
        cache.keep(blocks[0], of: 7)
        cache.keep(blocks[1], of: 7)
        #expect(cache.block(1, of: 7)?.sequence == 1)
        cache.keep(blocks[2], of: 7)
        #expect(cache.block(2, of: 7) == nil)
        #expect(cache.block(1, of: 7) != nil && cache.block(3, of: 7) != nil)
    }

    @Test func `datasets share the memory and no block`() throws {
        let blocks = try (1...2).map { _ in try block(1) }
        var cache = BlockCache(maximumBytes: blocks[0].rows.memory)
        cache.keep(blocks[0], of: 7)
        #expect(cache.block(1, of: 8) == nil)
        cache.keep(blocks[1], of: 8)
        #expect(cache.block(1, of: 7) == nil && cache.block(1, of: 8) === blocks[1])
    }

    @Test func `the places of values count, too`() throws {
        let block = try block(1)
        let places = MemoryLayout<ValuePlace>.stride + MemoryLayout<Range<Int>>.stride
        #expect(block.rows.memory >= block.rows.plain.count + places)
    }

    @Test func `a block that is too large is kept alone`() throws {
        var cache = BlockCache(maximumBytes: 1)
        cache.keep(try block(1), of: 7)
        cache.keep(try block(2), of: 7)
        #expect(cache.block(1, of: 7) == nil && cache.block(2, of: 7) != nil)
    }
}
