import Records
import Store
import Testing

@Suite struct SQLiteConnectionTests {
    let folder: ScratchFolder
    let path: String

    init() throws {
        folder = try ScratchFolder()
        path = folder.file("staging.db")
        try SampleRun().publish(into: path)
    }

    @Test func `reads without trust and without writing`() throws {
        let connection = try SQLiteConnection(reading: path)
        for (setting, value) in [
            ("trusted_schema", 0), ("cell_size_check", 1), ("temp_store", 2), ("query_only", 1),
        ] {
            #expect(try connection.integer("PRAGMA \(setting)") == value, "\(setting)")
        }
        let error = #expect(throws: StoreError.self) { try connection.execute("DELETE FROM bauta_run", for: "test") }
        #expect(error?.status == .io)
        #expect(throws: StoreError.self) { try connection.execute("ATTACH ':memory:' AS a", for: "test") }
    }

    @Test func `never quotes a value in an error`() throws {
        let connection = try SQLiteConnection(reading: path)
        let error = #expect(throws: StoreError.self) {
            try connection.execute("SELECT json_extract('canary-4711', '$')", for: "test")
        }
        #expect(error?.description.contains("canary") == false)
    }
}
