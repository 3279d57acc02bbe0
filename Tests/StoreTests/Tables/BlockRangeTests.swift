import Records
import Store
import Testing

@Suite struct BlockRangeTests {
    @Test func `keeps bounds as they are, of either kind`() throws {
        let folder = try ScratchFolder()
        let path = folder.file("staging.db")
        let blocks = [
            [
                BlockRange(ordinal: 0, minimum: .integer(.min), maximum: .integer(.max)),
                BlockRange(ordinal: 1, minimum: QueryValue(""), maximum: QueryValue("Zoë 😀\u{0}")),
            ],
            [],
            [BlockRange(ordinal: 1, minimum: QueryValue("007"), maximum: QueryValue("7"))],
        ]
        var writer = try SampleRun(datasets: []).writer(into: path)
        var encoder = try BlockEncoder()
        try writer.begin(DatasetRecord(name: "x", format: "csv", columns: ["number", "text"]))
        for (sequence, ranges) in blocks.enumerated() {
            var block = try encoder.encode(Array("[]".utf8), sequence: sequence, records: 0)
            block.ranges = ranges
            try writer.append(block)
        }
        try writer.finish(DatasetEnd(sources: [], fields: [], rejects: 0))
        _ = try writer.publish(finished: "2026-11-23T01:00:05.250Z")
        let stored = try StagingReader(path: path).ranges(of: 1)
        #expect(stored.map(\.sequence) == [0, 2])
        #expect(stored.map(\.ranges) == [blocks[0], blocks[2]])
        #expect(
            try Shell.sqlite(path, "SELECT typeof(minimum), typeof(maximum) FROM bauta_range")
                == ["integer|integer", "text|text", "text|text"])
    }
}
