import Testing

@testable import Store

@Suite final class TableBlocksTests {
    let folder: ScratchFolder
    let connection: SQLiteConnection
    let context: QueryContext
    let blocks: TableBlocks

    init() throws {
        folder = try ScratchFolder()
        var table = SampleTable(columns: ["a"], blocks: [["[1]", "[2]"], [], ["[3]", "[4]", "[5]"]])
        table.ranges = [[BlockRange(ordinal: 0, minimum: .integer(1), maximum: .integer(2))]]
        try table.publish(into: folder.file("t.db"))
        connection = try SQLiteConnection(reading: folder.file("t.db"))
        let dataset = try #require(try StagingReader(path: folder.file("t.db")).datasets().first)
        context = QueryContext(path: "t.db", datasets: [dataset])
        blocks = unsafe try TableBlocks(dataset, context, on: connection.handle)
    }

    @Test func `records are found in their blocks`() {
        #expect(blocks.count == 3)
        #expect((0..<5).map { blocks.sequence(of: $0) } == [0, 0, 2, 2, 2])
        #expect((0..<3).map { blocks.firstRecord(of: $0) } == [0, 2, 2])
    }

    @Test func `ranges are those of the store, of a rowid the record's numbers`() throws {
        #expect(try blocks.ranges(of: 0).map { $0?.maximum } == [.integer(2), nil, nil])
        #expect(
            try blocks.ranges(of: RecordConstraint.rowid).map { $0?.maximum } == [
                .integer(2), .integer(2), .integer(5),
            ])
    }

    @Test func `a block is inflated once where a query comes back`() throws {
        var block: LoadedBlock?
        blocks.visit()
        for _ in 0..<2 { try blocks.load(0, into: &block) }
        #expect(context.inflatedBlocks == 2)
        blocks.visit()
        for _ in 0..<5 { try blocks.load(2, into: &block) }
        #expect(context.inflatedBlocks == 3)
        #expect(block?.rows.count == 3)
    }

    @Test func `an index is made only where the session has room for it`() throws {
        context.indexedRecords = ValueIndex.maximumRecords - 4
        blocks.countLookup(in: 0, blocks: 3)
        #expect(try blocks.index(of: 0) == nil)
        context.indexedRecords -= 1
        #expect(try blocks.index(of: 0) != nil)
        #expect(context.indexedRecords == ValueIndex.maximumRecords)
    }

    @Test func `an index is made once lookups have gone over as many blocks`() throws {
        for blocks in [1, 0, 1] {
            #expect(try self.blocks.index(of: 0) == nil)
            self.blocks.countLookup(in: 0, blocks: blocks)
        }
        let index = try #require(try blocks.index(of: 0))
        var found: [Int] = []
        var next = index.first(.integer(4))
        while let record = next {
            found.append(record)
            next = index.next(after: record)
        }
        #expect(found.contains(3))
    }
}
