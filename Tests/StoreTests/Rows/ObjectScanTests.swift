import Store
import Testing

@Suite struct ObjectScanTests {
    @Test func `reads JSON blocks as Python does`() throws {
        let paths = [["a"], ["b"], ["b", "a"], ["a", "c d"]]
        try SecondReading.compare(seed: 2, BlockRows(paths: paths), columns: 4, isTabular: false)
    }

    @Test func `records that are no objects are read where they may be`() throws {
        let block = Array("[{\"a\":[1]}, [1,{\"a\":2}],\"x\",-1.5,null]".utf8)
        var rows = BlockRows(for: DatasetRecord(name: "d", format: "json", columns: []))
        try rows.load(block, path: "s.db", place: "block")
        let texts = (0..<rows.count).map { String(decoding: block[rows.record($0)], as: UTF8.self) }
        #expect(texts == ["{\"a\":[1]}", "[1,{\"a\":2}]", "\"x\"", "-1.5", "null"])
        for record in [
            DatasetRecord(name: "d", format: "jsonl", columns: []),
            DatasetRecord(name: "d", format: "json", columns: ["a"]),
        ] {
            var objects = BlockRows(for: record)
            #expect(throws: StoreError.self) { try objects.load(block, path: "s.db", place: "block") }
        }
    }
}
