import Store
import Testing

@Suite struct StagingWriterSchemaTests {
    private let found = [
        IntegrityRecord(.unique, name: "id", columns: ["id"]).record, SchemaRecord(kind: "integrity", name: "x"),
    ]

    @Test func `adds to a dataset after its end, behind what it declares`() throws {
        let folder = try ScratchFolder()
        let path = folder.file("staging.db")
        try SampleRun(uuid: "1").publish(into: path)
        var writer = try SampleRun(uuid: "2", datasets: ["customers", "orders"]).writer(into: path)
        try writer.append(found, to: "customers")
        try writer.append([], to: "orders")
        try writer.append([found[1]], to: "customers")
        _ = try writer.publish(finished: "2026-11-23T01:00:05.250Z")
        let rows = try Shell.sqlite(path, "SELECT dataset, ordinal, name FROM bauta_schema WHERE kind = 'integrity'")
        #expect(rows == ["2|4|id", "2|5|x", "2|6|x"])
        let reader = try StagingReader(path: path)
        let manifest = String(decoding: try reader.manifest().text, as: UTF8.self)
        #expect(manifest.contains("dataset/2/schema/5/kind \"integrity\"\n"))
    }

    @Test func `a dataset of another run, or none, is refused`() throws {
        let folder = try ScratchFolder()
        let path = folder.file("staging.db")
        try SampleRun(uuid: "1").publish(into: path)
        var writer = try SampleRun(uuid: "2", datasets: ["orders"]).writer(into: path)
        #expect(throws: StoreError.self) { try writer.append(found, to: "customers") }
        #expect(throws: StoreError.self) { try writer.append(found, to: "nobody") }
    }
}
