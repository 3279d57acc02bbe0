import Store
import Testing

@Suite struct DatasetBlocksTests {
    let bench: SeedBench

    init() throws {
        bench = try SeedBench()
        try bench.publish(
            SeedBench.Dataset(name: "t", columns: ["a"], records: (0..<5).map { "[\"\($0)\"]" }),
            SeedBench.Dataset(name: "u", columns: ["a"], records: []))
    }

    /// How many records each block of a dataset has.
    private func counts(of name: String) throws -> [Int] {
        let reader = try StagingReader(path: bench.store)
        let dataset = try #require(try reader.datasets().first { $0.record.name == name })
        var blocks = try DatasetBlocks(of: dataset, in: reader)
        var counts: [Int] = []
        while try blocks.next() { counts.append(blocks.rows.count) }
        return counts
    }

    @Test func `finds every block in order`() throws {
        #expect(try counts(of: "t") == [2, 2, 1])
        #expect(try counts(of: "u") == [])
    }

    @Test(arguments: ["blocks = 2", "records = 6", "records = 4", "blocks = -1"])
    func `a dataset that is not as long as its row says is damaged`(change: String) throws {
        _ = try Shell.sqlite(bench.store, "UPDATE bauta_dataset SET \(change) WHERE name = 't'")
        let damaged = StoreError.damaged(path: bench.store, place: "dataset 't', run 1")
        #expect(throws: damaged) { _ = try counts(of: "t") }
    }
}
