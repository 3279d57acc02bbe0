import Foundation
import Records
import Synchronization
import TestSupport
import Testing

@testable import Ingest

@Suite struct SQLiteDatabaseTests {
    @Test func `reads every storage class with its own spelling`() throws {
        let tables = try readDatabase(
            """
            CREATE TABLE t(a, b);
            INSERT INTO t VALUES(1,'one'),(-9223372036854775808,NULL),(1.0,x'00ff'),(9e999,''),(-9e999,x''),
              (0.1,'it''s'),(1e300,'ä😀');
            """)
        #expect(tables.map(\.table) == [TableName("t")])
        #expect(
            tables.first?.rows == [
                ["1", "'one'"], ["-9223372036854775808", "null"], ["1.0r", "x00ff"], ["Infr", "''"], ["-Infr", "x"],
                ["0.1r", "'it's'"], ["1e+300r", "'ä😀'"],
            ])
        #expect(tables.first?.lines == [1, 2, 3, 4, 5, 6, 7])
    }

    @Test func `knows the types of columns by their values`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("t.db")
        try SQLiteShell.run(
            path,
            """
            CREATE TABLE t(id INTEGER PRIMARY KEY, i, r, s, b, m, n TEXT, o NUMERIC);
            INSERT INTO t VALUES(1,1,1.5,'x',x'00',1,NULL,NULL),(2,NULL,2.5,'y',x'01','z',NULL,NULL);
            CREATE TABLE strict(a INT, b REAL, c TEXT, d BLOB, e ANY) STRICT;
            INSERT INTO strict VALUES(1,2,'3',x'04',5);
            """)
        let reader = try SQLiteDatabase(source: sqliteSource(path), ordinal: 0)
        _ = try readAll(reader)
        #expect(
            reader.schema.tables.first?.columns.map(\.valueType)
                == [.integer, .integer, .real, .text, .binary, .dynamic, .text, .dynamic])
        #expect(
            reader.schema.tables.last?.columns.map(\.valueType) == [.integer, .real, .text, .binary, .integer])
        #expect(reader.bytesRead == (try folder.bytes("t.db").count))
    }

    @Test func `passes over what is no ordinary table`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("t.db")
        try SQLiteShell.run(
            path,
            """
            CREATE TABLE "odd ""name""; --"("a b", [c d] TEXT, g AS ("a b" || 'x'), h INT AS (1) STORED);
            INSERT INTO "odd ""name""; --"("a b") VALUES('v');
            CREATE TABLE w(k TEXT PRIMARY KEY, v) WITHOUT ROWID;
            INSERT INTO w VALUES('b',2),('a',1);
            CREATE INDEX wv ON w(v);
            CREATE VIEW see AS SELECT * FROM w;
            CREATE TRIGGER fire AFTER INSERT ON w BEGIN SELECT 1; END;
            CREATE VIRTUAL TABLE docs USING fts5(body);
            INSERT INTO docs VALUES('secret words');
            CREATE TABLE counted(id INTEGER PRIMARY KEY AUTOINCREMENT);
            ANALYZE;
            """)
        let reader = try SQLiteDatabase(source: sqliteSource(path), ordinal: 0)
        let tables = try readAll(reader)
        #expect(tables.map(\.table.name) == ["odd \"name\"; --", "w", "counted"])
        #expect(tables.first?.columns == ["a b", "c d"])
        #expect(tables.first?.rows == [["'v'", "null"]])
        #expect(tables[1].rows == [["'a'", "1"], ["'b'", "2"]])
        #expect(
            reader.schema.passedOver == ["view": 1, "trigger": 1, "virtual table": 1, "shadow table": 5])
    }

    @Test(arguments: ["UTF-16le", "UTF-16be"])
    func `makes UTF-8 of other encodings`(encoding: String) throws {
        let tables = try readDatabase(
            "PRAGMA encoding='\(encoding)'; CREATE TABLE t(a); INSERT INTO t VALUES('häß😀'),(''),(x'00e4'),(7);")
        #expect(tables.first?.rows == [["'häß😀'"], ["''"], ["x00e4"], ["7"]])
    }

    @Test func `refuses text that is none`() throws {
        let sql =
            "CREATE TABLE t(a, b); INSERT INTO t VALUES(1, 'good'), (2, CAST(x'ff41' AS TEXT)), "
            + "(3, CAST(x'610062' AS TEXT)), (4, x'ff00');"
        let error = try ingestError { _ = try readDatabase(sql) }
        guard case .malformed("source", 2, _, .notUTF8(field: 2)) = error else {
            Issue.record("\(error as Any)")
            return
        }
        let kept = try readDatabase(sql, SQLiteAsking(collectsRejects: true)).first
        #expect(kept?.rows == [["1", "'good'"], ["4", "xff00"]])
        #expect(kept?.rejects.map(\.reason) == [.notUTF8(field: 2), .nulByte(field: 2)])
        #expect(kept?.lines == [1, 4])
        #expect(try readDatabase(sql, SQLiteAsking(binary: ["b"])).first?.rows.count == 4)
    }

    @Test func `gives the raw bytes in order once`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("t.db")
        try SQLiteShell.run(path, "CREATE TABLE t(a); INSERT INTO t VALUES(randomblob(700000));")
        let seen = ByteLog()
        let watch = ReaderWatch(observe: { span in seen.append(span) })
        _ = try readAll(SQLiteDatabase(source: sqliteSource(path), ordinal: 0, watch: watch))
        #expect(seen.bytes == (try folder.bytes("t.db")))
    }

    @Test func `stops, ends and refuses with the right words`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("t.db")
        try SQLiteShell.run(path, "CREATE TABLE t(a); INSERT INTO t VALUES(zeroblob(5000));")
        let stopped = try ingestError {
            _ = try readAll(
                SQLiteDatabase(source: sqliteSource(path), ordinal: 0, watch: ReaderWatch(shouldStop: { true })))
        }
        #expect(stopped == .stopped)
        var small = IngestLimits()
        small.maxRecord = 1000
        let large = try ingestError {
            _ = try readAll(SQLiteDatabase(source: sqliteSource(path), ordinal: 0, limits: small))
        }
        #expect(large == .recordTooLarge(source: "t.db", line: 1, offset: 0, limit: 1000))
        try folder.write("SQLite format 2, or text", to: "text.db")
        let text = try ingestError { _ = try SQLiteDatabase(source: sqliteSource(folder.file("text.db")), ordinal: 0) }
        #expect(text == .database(source: "text.db", action: "open", code: 26))
        try folder.write([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0], to: "t.db.gz")
        let packed = try ingestError {
            _ = try SQLiteDatabase(source: sqliteSource(folder.file("t.db.gz")), ordinal: 0)
        }
        #expect(packed?.description.contains("compressed") == true)
    }

    @Test func `sees a change`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("t.db")
        try SQLiteShell.run(path, "CREATE TABLE t(a); INSERT INTO t VALUES(1);")
        let reader = try SQLiteDatabase(source: sqliteSource(path), ordinal: 0)
        try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: path)
        #expect(try ingestError { _ = try readAll(reader) } == .changed(source: "t.db"))
    }

    @Test func `waits a little for a writer`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("t.db")
        try SQLiteShell.run(path, "CREATE TABLE t(a); INSERT INTO t VALUES(1);")
        let python = try #require(Program.python)
        let script = """
            import sqlite3, sys
            c = sqlite3.connect(sys.argv[1], isolation_level=None)
            c.execute("BEGIN EXCLUSIVE"); open(sys.argv[1] + ".held", "w").close(); sys.stdin.read()
            """
        let writer = try python.start(["-c", script, path], input: .silence)
        defer { writer.send(SIGKILL) }
        while !FileManager.default.fileExists(atPath: path + ".held") { usleep(20_000) }
        let error = try ingestError { _ = try SQLiteDatabase(source: sqliteSource(path), ordinal: 0) }
        #expect(error == .database(source: "t.db", action: "read", code: 5))
    }
}

/// Bytes that a watch saw.
private final class ByteLog: Sendable {
    private let storage = Mutex<[UInt8]>([])

    var bytes: [UInt8] { storage.withLock { $0 } }

    func append(_ span: Span<UInt8>) {
        let copy = span.indices.map { span[$0] }
        storage.withLock { $0 += copy }
    }
}
