import Records
import TestSupport
import Testing

@testable import Ingest

@Suite struct StorageSurveyTests {
    private static func types(_ columns: String, _ rows: String, stop: Bool = false) throws -> [ValueType] {
        let folder = try TemporaryFolder()
        let path = folder.file("t.db")
        let text = "CREATE TABLE t(\(columns))"
        try SQLiteShell.run(path, text + ";" + (rows.isEmpty ? "" : "INSERT INTO t \(rows);"))
        let table = try TableDefinition.read(Array(text.utf8)).table
        let connection = try DatabaseConnection(path, name: "t", access: .locked, largest: 1 << 20)
        let types = try StorageSurvey.types(of: table, rowid: nil, on: connection, shouldStop: { stop })
        return table.columns.compactMap { types[$0.name] }
    }

    @Test func `one class is a type, several are none`() throws {
        #expect(
            try Self.types("a, b, c, d, e", "VALUES(1,1.5,'x',x'00',1),(NULL,2.5,'','',2.0)")
                == [.integer, .real, .text, .dynamic, .dynamic])
    }

    @Test func `columns without values follow their affinity`() throws {
        #expect(
            try Self.types("a BIGINT, b VARCHAR(3), c DOUBLE, d, e NUMERIC, f BLOB", "")
                == [.integer, .text, .real, .dynamic, .dynamic, .dynamic])
    }

    @Test func `stops when it is told to`() throws {
        let many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < 5000) SELECT i FROM n"
        #expect(throws: IngestError.stopped) { try Self.types("a", many, stop: true) }
        #expect(try Self.types("a", many) == [.integer])
    }
}
