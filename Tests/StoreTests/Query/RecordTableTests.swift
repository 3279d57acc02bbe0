import Testing

@testable import Store

/// The ways that SQLite was offered to go over a table, seen in the plan it makes of them.
@Suite struct RecordTableTests {
    let folder: ScratchFolder
    let path: String

    init() throws {
        folder = try ScratchFolder()
        path = folder.file("staging.db")
        var large = SampleTable(name: "large", columns: ["id", "n"], blocks: [])
        for block in 0..<10 {
            large.blocks.append((0..<100).map { "[\"k\($0)\",\(block * 100 + $0)]" })
            large.ranges.append([
                BlockRange(ordinal: 1, minimum: .integer(block * 100), maximum: .integer(block * 100 + 99))
            ])
        }
        let small = SampleTable(name: "small", columns: ["id"], blocks: [["[\"k1\"]", "[\"k2\"]"]])
        try SampleTable.publish([large, small], into: path)
    }

    /// What SQLite plans to do, in order.
    private func plan(_ sql: String) throws -> [String] {
        try queriedRows("EXPLAIN QUERY PLAN \(sql)", in: path).compactMap { row in
            guard case .text(let bytes)? = row.last else { return nil }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    @Test func `equality is looked up, whatever its column`() throws {
        let scan = try plan("SELECT * FROM large")
        #expect(try plan("SELECT * FROM large WHERE id = 'k1'") != scan)
        #expect(try plan("SELECT * FROM large WHERE id = 'k1' COLLATE NOCASE") == scan)
    }

    @Test func `an order is used where there are ranges`() throws {
        let scan = try plan("SELECT * FROM large")
        #expect(try plan("SELECT * FROM large WHERE n < 5") != scan)
        #expect(try plan("SELECT * FROM large WHERE id < 'k5'") == scan)
        #expect(try plan("SELECT * FROM large WHERE rowid < 5") != scan)
    }

    @Test func `the smaller table of a join is outside`() throws {
        let steps = try plan("SELECT * FROM large JOIN small ON small.id = large.id")
        #expect(steps.map { $0.split(separator: " ")[1] } == ["small", "large"], "\(steps)")
    }

    @Test func `a table is declared with the columns of the view`() throws {
        let dataset = try #require(try StagingReader(path: path).datasets().first)
        let table = unsafe RecordTable(dataset, QueryContext(path: path, datasets: [dataset]), on: nil)
        #expect(table.declaration == #"CREATE TABLE records("id", "n")"#)
    }
}
