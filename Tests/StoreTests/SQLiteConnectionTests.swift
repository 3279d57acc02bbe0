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

    @Test func `makes a database that was not there, for its owner alone, and changes it in place`() throws {
        let new = folder.file("new")
        do {
            let connection = try SQLiteConnection(making: new, settings: "PRAGMA application_id=7")
            try connection.execute("CREATE TABLE t(a); INSERT INTO t VALUES(1)", for: "test")
        }
        #expect(try folder.mode("new") == 0o600)
        #expect(throws: StoreError.refused(path: new, .existing)) {
            _ = try SQLiteConnection(making: new, settings: "")
        }
        let connection = try SQLiteConnection(changing: new, settings: "PRAGMA secure_delete=ON")
        #expect(try connection.integer("SELECT a FROM t") == 1)
        #expect(try connection.integer("PRAGMA secure_delete") == 1)
        #expect(throws: StoreError.self) { try connection.execute("ATTACH ':memory:' AS a", for: "test") }
        let header = try #require(try StoreHeader(of: new))
        #expect(header.applicationID == 7 && header.version == 0)
    }

    @Test func `a database that vanishes leaves nothing`() throws {
        let before = try folder.names
        let connection = try SQLiteConnection(vanishing: "CREATE TABLE t(a)")
        try connection.execute("INSERT INTO t VALUES(2)", for: "test")
        #expect(try connection.integer("SELECT a FROM t") == 2)
        #expect(try folder.names == before)
    }
}
