import Foundation
import Records
import TestSupport
import Testing

@testable import Ingest

@Suite struct SQLiteScriptTests {
    private static let head = "PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n"

    @Test func `is known by its first words`() {
        #expect(SQLiteScript.isDump(beginning: Array((Self.head + "CREATE TABLE t(a);").utf8)))
        #expect(
            SQLiteScript.isDump(
                beginning: Array("\u{FEFF}-- made\nPRAGMA foreign_keys=OFF;\r\nBEGIN TRANSACTION;".utf8)))
        #expect(!SQLiteScript.isDump(beginning: Array("PRAGMA foreign_keys=ON;\nBEGIN TRANSACTION;".utf8)))
        #expect(!SQLiteScript.isDump(beginning: Array("a,b\n1,2\n".utf8)))
        #expect(!SQLiteScript.isDump(beginning: []))
    }

    @Test func `reads every form of a value`() throws {
        let tables = try readScript(
            Self.head + """
                CREATE TABLE t(id INTEGER PRIMARY KEY, v);
                INSERT INTO t VALUES(1,NULL);
                INSERT INTO t VALUES(2,'it''s ''so''');
                INSERT INTO t VALUES(3,X'00FFab');
                INSERT INTO t VALUES(4,-007);
                INSERT INTO t VALUES(5,0.10000000000000000555);
                INSERT INTO t VALUES(6,1e999);
                INSERT INTO t VALUES(7,-1e999);
                INSERT INTO t VALUES(8,-2.5);
                INSERT INTO t VALUES(9,99999999999999999999);
                INSERT INTO t VALUES(10,-9223372036854775808);
                INSERT INTO t VALUES(11,'');
                INSERT INTO t VALUES(12,X'');
                INSERT INTO t VALUES(13,'a;b--c/*d');
                INSERT INTO t VALUES(14,1.0);
                INSERT INTO t VALUES(15,5.), (16 , .5 ),
                  (17,
                1e3), /* odd */ (18,-0); -- odd
                COMMIT;
                """)
        #expect(
            tables.first?.rows.map { $0[1] } == [
                "null", "'it's 'so''", "x00ffab", "-7", "0.1r", "Infr", "-Infr", "-2.5r", "1e+20r",
                "-9223372036854775808", "''", "x", "'a;b--c/*d'", "1.0r", "5.0r", "0.5r", "1000.0r", "0",
            ])
        #expect(tables.first?.lines.prefix(3) == [4, 5, 6])
        #expect(tables.first?.lines.suffix(3) == [18, 19, 20])
    }

    @Test func `reads texts with line ends`() throws {
        let tables = try readScript(
            Self.head + """
                CREATE TABLE t(v);
                INSERT INTO t VALUES(replace(replace('a\\nb\\r','\\n',char(10)),'\\r',char(13)));
                INSERT INTO t VALUES(replace('it''s\\012','\\012',char(10)));
                INSERT INTO t VALUES(unistr('a\\u000ab\\\\c\\+01F600\\U0001F600\\00e4'));
                INSERT INTO t VALUES('a'||char(10,13)||'b''c');
                INSERT INTO t VALUES('two
                lines');
                INSERT INTO t VALUES('last');
                COMMIT;
                """)
        #expect(
            tables.first?.rows.map { $0[0] } == [
                "'a\nb\r'", "'it's\n'", "'a\nb\\c😀😀ä'", "'a\n\rb'c'", "'two\nlines'", "'last'",
            ])
        #expect(tables.first?.lines == [4, 5, 6, 7, 8, 10])
    }

    @Test func `knows whose rows they are`() throws {
        let tables = try readScript(
            Self.head + """
                CREATE TABLE IF NOT EXISTS "a b"("x y" TEXT, [z], g AS (1));
                INSERT INTO "a b" VALUES('1',2);
                INSERT INTO "a b" VALUES('3',4);
                CREATE TABLE r(a,b);
                INSERT INTO "r"(rowid,B,a) VALUES(9,'b','a');
                INSERT INTO free(one) VALUES('1');
                ANALYZE sqlite_schema;
                INSERT INTO sqlite_stat1 VALUES('r',NULL,'1');
                DELETE FROM sqlite_sequence;
                INSERT INTO sqlite_sequence VALUES('r',1);
                CREATE TRIGGER tr AFTER INSERT ON r BEGIN INSERT INTO r VALUES('x','y'); SELECT 1; END;
                CREATE VIEW v AS SELECT * FROM r;
                COMMIT;
                """)
        #expect(tables.map(\.table.name) == ["a b", "r", "free"])
        #expect(tables.map(\.columns) == [["x y", "z"], ["b", "a"], ["one"]])
        #expect(tables.map(\.rows) == [[["'1'", "2"], ["'3'", "4"]], [["'b'", "'a'"]], [["'1'"]]])
    }

    @Test func `passes over what virtual tables keep`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("t.db")
        try SQLiteShell.run(
            path,
            "CREATE VIRTUAL TABLE d USING fts5(body); INSERT INTO d VALUES('w'); CREATE TABLE t(a); "
                + "INSERT INTO t VALUES(1); CREATE VIRTUAL TABLE e USING fts4(x);")
        try folder.write(SQLiteShell.run(path, ".dump"), to: "d.sql")
        let script = try SQLiteScript(source: sqliteSource(folder.file("d.sql")), ordinal: 0)
        #expect(try readAll(script).map(\.table.name) == ["t"])
        #expect(script.schema.passedOver["virtual table"] == 2)
        #expect(script.schema.tables.map(\.name.name) == ["t"])
    }

    @Test(arguments: [
        ("CREATE TABLE t(a);\nINSERT INTO t VALUES(lower('A'));", 4, SQLFault.expression),
        ("CREATE TABLE t(a);\nINSERT INTO t VALUES(1,2);", 4, .valueCount(found: 2, expected: 1)),
        ("INSERT INTO t VALUES(1);", 3, .unknownTable),
        ("CREATE TABLE t(a);\nINSERT INTO t VALUES('open);", 4, .neverCloses(.string)),
        ("CREATE TABLE t(a);\nINSERT INTO t VALUES(1)", 4, .neverCloses(.statement)),
        ("CREATE TABLE t(a;\nCOMMIT;", 3, .unexpected(expected: "a column's type")),
        ("UPDATE t SET a=1;", 3, .unexpected(expected: "a statement that SQLite's shell writes")),
        ("CREATE TABLE t(a);\nROLLBACK; -- due to errors", 4, .unexpected(expected: "COMMIT")),
        ("CREATE TABLE t(a);\n", 4, .unexpected(expected: "COMMIT")),
        ("CREATE TABLE t(a);\nINSERT INTO t VALUES(X'0');", 4, .unexpected(expected: "hexadecimal digits")),
        ("CREATE TABLE t(a);\nINSERT INTO t VALUES(unistr('\\q'));", 4, .badEscape),
        ("CREATE TABLE t(a);\nINSERT INTO t VALUES(1) ON CONFLICT DO NOTHING;", 4, .unexpected(expected: "';'")),
    ])
    func `malformed scripts end with a place`(text: String, line: Int, fault: SQLFault) throws {
        let error = try ingestError { _ = try readScript(Self.head + text) }
        guard case .malformed(_, let found, _, .sql(let reason)) = error else {
            Issue.record("\(error as Any)")
            return
        }
        #expect(reason == fault)
        #expect(found == line)
    }

    @Test func `sets bad rows aside`() throws {
        let text =
            Self.head + "CREATE TABLE t(a,b);\nINSERT INTO t VALUES(1,2);\nINSERT INTO t VALUES(1);\n"
            + "INSERT INTO t VALUES(1,'a'||char(0));\nINSERT INTO t VALUES(3,4);\nCOMMIT;\n"
        let table = try readScript(text, SQLiteAsking(collectsRejects: true)).first
        #expect(table?.rows == [["1", "2"], ["3", "4"]])
        #expect(table?.rejects.map(\.reason) == [.sql(.valueCount(found: 1, expected: 2)), .nulByte(field: 2)])
        #expect(table?.rejects.map(\.line) == [5, 6])
        #expect(try readScript(text, SQLiteAsking(binary: ["b"], collectsRejects: true)).first?.rows.count == 3)
    }

    @Test func `a record may not be too large`() throws {
        var limits = IngestLimits()
        limits.maxRecord = 100
        limits.sliceBytes = 50
        let long = String(repeating: "x", count: 40_000)
        let error = try ingestError {
            let text = Self.head + "CREATE TABLE t(a);\nINSERT INTO t VALUES('\(long)');\nCOMMIT;\n"
            _ = try readScript(text, SQLiteAsking(limits: limits))
        }
        guard case .recordTooLarge(_, 4, _, 100) = error else {
            Issue.record("\(error as Any)")
            return
        }
    }

    @Test(arguments: [1, 2, 7, 64, 1000, 100_000])
    func `reads the same whatever is read at once`(size: Int) throws {
        let text =
            Self.head + "CREATE TABLE t(a, b);\n"
            + (0..<300).map { "INSERT INTO t VALUES(\($0),'it''s;\n--\($0)'||char(10));\n" }.joined()
            + "CREATE TABLE u(a);\nINSERT INTO u VALUES(1.5);\n/* end */ COMMIT;\n-- done\n"
        var limits = IngestLimits()
        let whole = try readScript(text, SQLiteAsking(limits: limits))
        limits.readBytes = size
        #expect(try readScript(text, SQLiteAsking(limits: limits)) == whole)
        limits.sliceBytes = size
        #expect(try readScript(text, SQLiteAsking(limits: limits)) == whole)
        #expect(whole.map(\.rows.count) == [300, 1])
    }

    @Test func `passes over rows that nobody reads`() throws {
        let folder = try TemporaryFolder()
        let text =
            Self.head + "CREATE TABLE t(a);\nINSERT INTO t VALUES(lower('A'));\nINSERT INTO u(b) VALUES(1);\nCOMMIT;"
        let path = try folder.write(text, to: "d.sql")
        let script = try SQLiteScript(source: sqliteSource(path), ordinal: 0)
        #expect(try script.nextSection()?.table == TableName("t"))
        #expect(try script.nextSection()?.table == TableName("u"))
        #expect(try script.nextSection()?.table == nil)
        try script.finish()
        #expect(script.bytesRead == text.utf8.count)
    }

    @Test func `tells the types that are sure`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            Self.head
                + "CREATE TABLE t(id INTEGER PRIMARY KEY, a INT);\nCREATE TABLE s(a INT, b TEXT, c ANY) STRICT;COMMIT;",
            to: "d.sql")
        let script = try SQLiteScript(source: sqliteSource(path), ordinal: 0)
        _ = try readAll(script)
        #expect(script.schema.tables.first?.columns.map(\.valueType) == [.integer, .dynamic])
        #expect(script.schema.tables.last?.columns.map(\.valueType) == [.integer, .text, .dynamic])
    }
}
