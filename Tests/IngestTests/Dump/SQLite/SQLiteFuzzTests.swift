import Foundation
import Records
import TestSupport
import Testing

@testable import Ingest

/// Damage ends with an error or is not seen; nothing crashes.
@Suite struct SQLiteFuzzTests {
    private static let sql = """
        CREATE TABLE t(id INTEGER PRIMARY KEY, a, b TEXT CHECK(b <> 'x'), c REAL DEFAULT (1.5), UNIQUE(a, b));
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i < 200)
        INSERT INTO t SELECT i, CASE i % 4 WHEN 0 THEN 'it''s' || i WHEN 1 THEN randomblob(i) WHEN 2 THEN i*1.5 END,
          'text ' || i || char(10), i / 3.0 FROM n;
        CREATE INDEX i ON t(lower(b)) WHERE a > 1;
        CREATE TABLE w(k TEXT PRIMARY KEY, v) WITHOUT ROWID;
        INSERT INTO w SELECT b, a FROM t;
        """

    /// Reads what `bytes` are, all of it; the answer is whether it ended without an error.
    private static func read(_ bytes: [UInt8], isScript: Bool) throws -> Bool {
        let folder = try TemporaryFolder()
        let path = try folder.write(bytes, to: isScript ? "f.sql" : "f.db")
        let asking = SQLiteAsking(binary: ["b"], collectsRejects: bytes.count.isMultiple(of: 2))
        let error = try ingestError {
            if isScript {
                _ = try readAll(SQLiteScript(source: sqliteSource(path), ordinal: 0), asking)
            } else {
                _ = try readAll(SQLiteDatabase(source: sqliteSource(path), ordinal: 0), asking)
            }
        }
        return error == nil
    }

    private static func damaged(_ bytes: [UInt8], _ numbers: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...8, using: &numbers) {
            let place = Int.random(in: 0..<bytes.count, using: &numbers)
            switch Int.random(in: 0..<4, using: &numbers) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
            case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
            case 2: bytes[place] = Array("'();,-/*x0".utf8).randomElement(using: &numbers) ?? 0
            default:
                if Int.random(in: 0..<8, using: &numbers) == 0 { bytes.removeLast(bytes.count - place) }
            }
            if bytes.isEmpty { return [0] }
        }
        return bytes
    }

    @Test func `damaged databases and scripts end in an orderly way`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("t.db")
        try SQLiteShell.run(path, Self.sql)
        let script = try Array(SQLiteShell.run(path, ".dump").utf8)
        let database = try folder.bytes("t.db")
        #expect(try Self.read(database, isScript: false))
        #expect(try Self.read(script, isScript: true))
        var numbers = SeededGenerator(seed: 36)
        var ended = 0
        for round in 0..<400 {
            let isScript = round.isMultiple(of: 2)
            if try !Self.read(Self.damaged(isScript ? script : database, &numbers), isScript: isScript) { ended += 1 }
        }
        #expect(ended > 50)
    }

    @Test func `a database that is cut short is an error`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("t.db")
        try SQLiteShell.run(path, Self.sql)
        let bytes = try folder.bytes("t.db")
        #expect(try !Self.read(Array(bytes.prefix(bytes.count / 2)), isScript: false))
        #expect(try !Self.read(Array(bytes.prefix(50)), isScript: false))
    }
}
