import Records
import Testing

@testable import Ingest

@Suite struct ScriptSchemaTests {
    private static func schema(_ statements: String...) throws -> ScriptSchema {
        var schema = ScriptSchema()
        for text in statements { try schema.take(SQLiteStatement(Array(text.utf8))) }
        return schema
    }

    @Test func `takes definitions`() throws {
        let schema = try Self.schema(
            "PRAGMA foreign_keys=OFF;", "BEGIN TRANSACTION;", "CREATE TABLE T(a, b);", "CREATE TABLE t(a);",
            "CREATE TABLE sqlite_stat1(tbl,idx,stat);", "CREATE UNIQUE INDEX i ON t(a);", "CREATE VIEW v AS SELECT 1;",
            "CREATE TEMP TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END;", "DELETE FROM sqlite_sequence;",
            "CREATE VIRTUAL TABLE d USING fts5(x);", "CREATE TABLE 'd_data'(id);", "DROP TABLE IF EXISTS x;")
        #expect(schema.schema.tables.map(\.name.name) == ["T"])
        #expect(schema.table("t")?.constraints.map(\.columns) == [["a"]])
        #expect(
            schema.schema.passedOver == ["view": 1, "trigger": 1, "virtual table": 1, "shadow table": 1, "drop": 1])
        #expect(schema.isOpen)
        #expect(try !Self.schema("BEGIN;", "COMMIT;").isOpen)
    }

    @Test(arguments: ["ROLLBACK;", "DELETE FROM t;", "UPDATE t SET a=1;", "ALTER TABLE t ADD b;", "CREATE x;", "x"])
    func `refuses what changes rows`(text: String) {
        #expect(throws: SQLFault.self) { try Self.schema(text) }
    }

    @Test func `finds virtual tables in the catalog's rows`() throws {
        var schema = ScriptSchema()
        let text = "INSERT INTO sqlite_schema(type,sql)VALUES('table','CREATE VIRTUAL TABLE d USING fts4(''x'')');"
        try schema.takeCatalog(SQLiteStatement(Array(text.utf8)))
        let head = try InsertHead(SQLiteStatement(Array("INSERT INTO 'd_content' VALUES(1)".utf8)))
        #expect(schema.passesOver(head))
    }
}
