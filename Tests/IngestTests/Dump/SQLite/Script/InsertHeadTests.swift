import Records
import Testing

@testable import Ingest

@Suite struct InsertHeadTests {
    private static func head(_ text: String) throws -> InsertHead { try InsertHead(SQLiteStatement(Array(text.utf8))) }

    @Test(
        arguments: [
            ("INSERT INTO t VALUES(1);", "t", nil, "INSERT INTO t VALUES"),
            (
                "insert or replace into main.\"a b\"(\"x\",[y])values(1,2);", "a b", ["x", "y"],
                "insert or replace into main.\"a b\"(\"x\",[y])values"
            ),
            ("REPLACE INTO t(a) VALUES(1);", "t", ["a"], "REPLACE INTO t(a) VALUES"),
        ] as [(String, String, [String]?, String)])
    func `reads what stands before the values`(text: String, table: String, columns: [String]?, prefix: String) throws {
        let head = try Self.head(text)
        #expect(head.table == table)
        #expect(head.columns == columns)
        #expect(String(decoding: head.prefix, as: UTF8.self) == prefix)
    }

    @Test func `a rowid is no column`() throws {
        let table = try TableDefinition.read(Array("CREATE TABLE t(A, b, g AS (1))".utf8)).table
        let plain = try Self.head("INSERT INTO t VALUES(1)").values(in: table)
        #expect(plain.columns == ["A", "b"] && !plain.hasRowid)
        let preserved = try Self.head("INSERT INTO t(rowid,a,B) VALUES(1)").values(in: table)
        #expect(preserved.columns == ["A", "b"] && preserved.hasRowid)
        let named = try TableDefinition.read(Array("CREATE TABLE t(rowid, a)".utf8)).table
        #expect(try !Self.head("INSERT INTO t(rowid,a) VALUES(1)").values(in: named).hasRowid)
        #expect(throws: SQLFault.unknownTable) { try Self.head("INSERT INTO t VALUES(1)").values(in: nil) }
        #expect(try Self.head("INSERT INTO sqlite_stat1 VALUES(1)").isSystem)
    }

    @Test(arguments: ["INSERT INTO t DEFAULT VALUES;", "INSERT t VALUES(1);", "INSERT INTO t SELECT 1;", "INSERT INTO"])
    func `refuses other forms`(text: String) {
        #expect(throws: SQLFault.self) { try Self.head(text) }
    }
}
