import Records
import Store
import Testing

@Suite struct OpenDatasetTests {
    let folder: ScratchFolder
    let path: String

    init() throws {
        folder = try ScratchFolder()
        path = folder.file("staging.db")
    }

    private func publish(_ record: DatasetRecord, _ end: DatasetEnd) throws -> StagingReader {
        var writer = try SampleRun(datasets: []).writer(into: path)
        try writer.begin(record)
        try writer.finish(end)
        _ = try writer.publish(finished: "2026-11-23T01:00:05.250Z")
        return try StagingReader(path: path)
    }

    @Test func `keeps every value of a field in its own column`() throws {
        var full = FieldRecord(ordinal: 0, path: "user.e-mail")
        full.mask = "mask:email"
        full.method = "keyed-hash"
        full.parameters = #"{"to":"email"}"#
        full.technique = "pseudonymization"
        full.sensitivity = "direct"
        full.category = "contact"
        full.reason = "why"
        full.keyID = "0123456789abcdef"
        full.counts.seen = 1
        full.counts.missing = 2
        full.counts.nulls = 3
        full.counts.empties = 4
        full.counts.masked = 5
        full.counts.kept = 6
        full.counts.rejected = 7
        full.counts.invalid = 8
        full.counts.unchanged = 9
        full.counts.shortest = 10
        full.counts.longest = 11
        full.distinctEstimate = 12
        let fields = [full, FieldRecord(ordinal: 1, path: "")]
        let record = DatasetRecord(name: "x", format: "csv", columns: ["a"])
        let reader = try publish(record, DatasetEnd(sources: [], fields: fields, rejects: 0))
        #expect(try reader.fields(of: 1) == fields)
        let row = try Shell.sqlite(
            path,
            """
            SELECT seen, missing, nulls, empties, masked, kept, rejected, invalid, unchanged, distinct_estimate, \
            shortest, longest, class FROM bauta_field WHERE ordinal = 0
            """)
        #expect(row == ["1|2|3|4|5|6|7|8|9|12|10|11|direct"])
    }

    @Test func `keeps names as they are`() throws {
        let columns = ["id", "", "\"q\"", "a\\b", "Zoë\u{2028}", "a\nb\t", "\u{1}", "😀"]
        let record = DatasetRecord(name: "x y", format: "tsv", columns: columns, expires: "2027-01-01T00:00:00.000Z")
        let sources = [
            SourceRecord(ordinal: 0, name: "-", bytes: 0, fingerprint: nil),
            SourceRecord(ordinal: 1, name: "b*.tsv", bytes: .max, fingerprint: [1, 2]),
        ]
        let reader = try publish(record, DatasetEnd(sources: sources, fields: [], rejects: 0))
        let dataset = try #require(try reader.datasets().first)
        #expect(dataset.record == record)
        #expect(dataset.records == 0 && dataset.blocks == 0 && dataset.plainBytes == 0 && dataset.storedBytes == 0)
        #expect(dataset.digest == Digest.sha256([]))
        #expect(try reader.sources(of: 1) == sources)
    }
}
