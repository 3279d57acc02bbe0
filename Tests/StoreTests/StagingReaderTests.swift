import Records
import Store
import Testing

@Suite struct StagingReaderTests {
    let folder: ScratchFolder
    let path: String

    init() throws {
        folder = try ScratchFolder()
        path = folder.file("staging.db")
        try SampleRun(uuid: "1", datasets: ["customers", "orders"]).publish(into: path)
        try SampleRun(uuid: "2", mark: "b", rejects: 2).publish(into: path)
    }

    @Test func `gives back what was written`() throws {
        let reader = try StagingReader(path: path)
        let runs = try reader.runs()
        #expect(runs.map(\.run) == [1, 2])
        #expect(runs.map(\.record.uuid) == ["1", "2"])
        #expect(runs.last?.record.rulesSHA256 == [UInt8](repeating: 7, count: 32))
        #expect(
            try reader.datasets().map { "\($0.record.name) \($0.run)" } == ["customers 2", "customers 1", "orders 1"])
        let newest = try reader.newestDatasets()
        #expect(newest.map(\.dataset) == [3, 2])
        let customers = try #require(newest.first)
        var record = DatasetRecord(name: "customers", format: "csv", columns: ["id", "name", "city"])
        record.schema = SampleRun().schema
        #expect(customers.record == record)
        #expect(customers.records == 12 && customers.blocks == 3 && customers.rejects == 2)
        #expect(try reader.fields(of: 3).map(\.path) == ["id", "name", "city"])
        #expect(try reader.fields(of: 3).first?.counts.masked == 12)
        #expect(try reader.sources(of: 3).map(\.name) == ["exports/customers*.csv"])
        #expect(try reader.sequences(of: 3) == [0, 1, 2])
        #expect(try reader.auditEntries().map(\.run) == [1, 2])
        #expect(try reader.foreignObjects() == [])
        #expect(try reader.strayBytes() == 0)
        var lines: [Int] = []
        try reader.rejects(of: 3) { lines.append($0.line) }
        #expect(lines == [7, 8])
    }

    @Test func `gives a block with its payload`() throws {
        let reader = try StagingReader(path: path)
        var saved = 0
        let isThere = try reader.block(2, of: 3) { block, payload in
            #expect(block.sequence == 2 && block.firstRecord == 8)
            saved = block.plainBytes - payload.count
        }
        #expect(isThere && saved > 0)
        let isBeyond = try reader.block(3, of: 3) { _, _ in }
        #expect(!isBeyond)
    }

    @Test func `gives back what is declared`() throws {
        let reader = try StagingReader(path: path)
        #expect(try reader.schema(of: 3) == SampleRun().schema)
        #expect(try reader.schema(of: 4) == [])
    }

    @Test func `leaves no file beside the store`() throws {
        let reader = try StagingReader(path: path)
        _ = try reader.runs()
        #expect(try folder.names == ["staging.db", "staging.db.lock"])
    }

    @Test func `lists what is not ours`() throws {
        _ = try Shell.sqlite(path, "CREATE TABLE notes(x); CREATE VIEW \"a\u{1b}[2J\" AS SELECT 1")
        #expect(try StagingReader(path: path).foreignObjects() == ["table 'notes'", "view 'a\\u{1b}[2J'"])
    }
}
