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
        var rows: [[QueryValue]] = []
        try StagingReader(path: path).connection.rows("SELECT * FROM bauta_range") { rows.append($0.values()) }
        let written = blocks.enumerated().flatMap { sequence, ranges in
            ranges.map { [.integer(1), .integer(sequence), .integer($0.ordinal), $0.minimum, $0.maximum] }
        }
        #expect(rows == written)
        #expect(
            try Shell.sqlite(path, "SELECT typeof(minimum), typeof(maximum) FROM bauta_range")
                == ["integer|integer", "text|text", "text|text"])
    }
}
