import Records
import TestSupport
import Testing

@testable import Ingest

@Suite struct DatabaseConnectionTests {
    @Test func `trusts nothing and writes nothing`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("t.db")
        try SQLiteShell.run(path, "CREATE TABLE t(a); CREATE VIEW v AS SELECT 1;")
        let connection = try DatabaseConnection(path, name: "t", access: .locked, largest: 1 << 20)
        #expect(throws: IngestError.self) { try connection.execute("INSERT INTO t VALUES(1)") }
        #expect(throws: IngestError.self) { try connection.execute("SELECT * FROM v") }
        #expect(throws: IngestError.self) { try connection.execute("ATTACH 'x' AS x") }
        #expect(throws: IngestError.self) { try connection.execute("SELECT load_extension('x')") }
        var flags: [Int64] = []
        for name in ["trusted_schema", "cell_size_check", "query_only"] {
            try connection.rows("PRAGMA \(name)") { row in flags.append(row.integer(0)) }
        }
        #expect(flags == [0, 1, 1])
    }

    @Test func `opens no file that is not there`() {
        #expect(throws: IngestError.database(source: "none", action: "open", code: 14)) {
            _ = try DatabaseConnection("/nowhere/none", name: "none", access: .locked, largest: 1)
        }
    }
}
