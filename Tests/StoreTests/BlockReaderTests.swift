import Store
import Testing

@Suite struct BlockReaderTests {
    let folder: ScratchFolder
    let path: String

    init() throws {
        folder = try ScratchFolder()
        path = folder.file("staging.db")
        try SampleTable.publish([.tabular, .json], into: path)
    }

    @Test func `blocks come in any order, with their dataset's columns`() throws {
        let reader = try StagingReader(path: path)
        for dataset in try reader.datasets() {
            var blocks = try reader.blocks(of: dataset)
            var rows = BlockRows(for: dataset.record)
            var records = 0
            for sequence in [2, 0, 1] {
                try blocks.load(sequence, into: &rows)
                records += rows.count
                _ = rows.value(0, dataset.record.columns.count - 1)
            }
            #expect(records == dataset.records)
        }
    }

    @Test(arguments: [
        "DELETE FROM bauta_block WHERE dataset = 2 AND sequence = 1",
        "UPDATE bauta_block SET records = 4 WHERE sequence = 1",
        "UPDATE bauta_block SET plain_bytes = 1000000000000 WHERE sequence = 1",
        "UPDATE bauta_block SET payload = zeroblob(9)", "UPDATE bauta_block SET plain_sha256 = zeroblob(32)",
    ])
    func `a block that is not what was written is damage`(change: String) throws {
        _ = try Shell.sqlite(path, change)
        let reader = try StagingReader(path: path)
        let dataset = try #require(try reader.datasets().first { $0.record.name == "j" })
        var blocks = try reader.blocks(of: dataset)
        var rows = BlockRows(for: dataset.record)
        #expect(throws: StoreError.damaged(path: path, place: "dataset 'j', block 1")) {
            try blocks.load(1, into: &rows)
        }
    }
}
