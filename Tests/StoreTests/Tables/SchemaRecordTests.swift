import Records
import Store
import Testing

@Suite struct SchemaRecordTests {
    @Test func `keeps what is declared, in order`() throws {
        let folder = try ScratchFolder()
        let path = folder.file("staging.db")
        var record = DatasetRecord(name: "events", format: "jsonl", columns: ["user.id", "['a\"b']"])
        record.schema = [
            SchemaRecord(kind: "column", name: "user.id", definition: "integer"),
            SchemaRecord(kind: "column", name: "['a\"b']", definition: "text"),
            SchemaRecord(kind: "unique", name: "user.id"), SchemaRecord(kind: "subject", name: "user.id"),
            SchemaRecord(kind: "reference", name: "user.id", definition: "customers.id"),
        ]
        var writer = try SampleRun(datasets: []).writer(into: path)
        try writer.begin(record)
        try writer.finish(DatasetEnd(sources: [], fields: [], rejects: 0))
        _ = try writer.publish(finished: "2026-11-23T01:00:05.250Z")
        let reader = try StagingReader(path: path)
        #expect(try reader.schema(of: 1) == record.schema)
        #expect(try reader.datasets().map(\.record) == [record])
        #expect(
            try Shell.sqlite(path, "SELECT ordinal, kind, definition FROM bauta_schema WHERE dataset = 1") == [
                "0|column|integer", "1|column|text", "2|unique|", "3|subject|", "4|reference|customers.id",
            ])
    }
}
