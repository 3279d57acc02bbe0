import Foundation
import Records
import TestSupport
import Testing

@testable import Ingest

/// Reading leaves no trace, whatever lies beside the database.
@Suite struct DatabaseAccessTests {
    /// Makes a database with a write-ahead log whose last row is in the log alone; its files are copied to `folder`.
    private static func makeLogged(_ folder: String, withIndex: Bool) throws {
        let python = try #require(Program.python)
        let script = """
            import sqlite3, sys, shutil, os
            made = sys.argv[1] + "/work"; os.mkdir(made)
            c = sqlite3.connect(made + "/t.db", isolation_level=None)
            c.execute("PRAGMA journal_mode=WAL"); c.execute("CREATE TABLE t(a)"); c.execute("INSERT INTO t VALUES(1)")
            c.execute("PRAGMA wal_checkpoint(TRUNCATE)"); c.execute("INSERT INTO t VALUES('only in the log')")
            for end in ["", "-wal"] + (["-shm"] if sys.argv[2] == "yes" else []):
                shutil.copy(made + "/t.db" + end, sys.argv[1] + "/t.db" + end)
            c.close(); shutil.rmtree(made)
            """
        let transcript = try python.run(["-c", script, folder, withIndex ? "yes" : "no"])
        try #require(transcript.status == 0, "\(transcript.words)")
    }

    private static func rows(_ path: String) throws -> [[String]] {
        try readAll(SQLiteDatabase(source: sqliteSource(path), ordinal: 0)).flatMap(\.rows)
    }

    @Test(arguments: [true, false], [true, false])
    func `a row that is only in the log is seen`(withIndex: Bool, isReadOnly: Bool) throws {
        let folder = try TemporaryFolder()
        try Self.makeLogged(folder.path, withIndex: withIndex)
        if isReadOnly { try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path) }
        let before = try listing(folder.path)
        #expect(try Self.rows(folder.file("t.db")) == [["1"], ["'only in the log'"]])
        #expect(try listing(folder.path) == before)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
    }

    @Test func `a log in use is read and left alone`() throws {
        let folder = try TemporaryFolder()
        let python = try #require(Program.python)
        let path = folder.file("t.db")
        let script = """
            import sqlite3, sys
            c = sqlite3.connect(sys.argv[1], isolation_level=None)
            c.execute("PRAGMA journal_mode=WAL"); c.execute("CREATE TABLE t(a)"); c.execute("INSERT INTO t VALUES(1)")
            open(sys.argv[1] + ".ready", "w").close(); sys.stdin.read()
            """
        let writer = try python.start(["-c", script, path], input: .silence)
        defer { writer.send(SIGKILL) }
        while !FileManager.default.fileExists(atPath: path + ".ready") { usleep(20_000) }
        let before = try listing(folder.path)
        #expect(try Self.rows(path) == [["1"]])
        #expect(try listing(folder.path) == before)
    }

    @Test(arguments: ["DELETE", "WAL", "TRUNCATE"])
    func `nothing is left beside a database`(mode: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a b%3f#?.db")
        try SQLiteShell.run(path, "PRAGMA journal_mode=\(mode); CREATE TABLE t(a); INSERT INTO t VALUES(1);")
        let before = try listing(folder.path)
        #expect(try Self.rows(path) == [["1"]])
        #expect(try listing(folder.path) == before)
    }

    @Test func `nothing is made where there is no database`() throws {
        let folder = try TemporaryFolder()
        let error = try ingestError { _ = try Self.rows(folder.file("none.db")) }
        #expect(error == .io(source: "none.db", action: "open", code: 2))
        #expect(try listing(folder.path).isEmpty)
    }

    @Test func `a path becomes a name for SQLite`() {
        #expect(DatabaseAccess.locked.location(of: "/a b/c?.db") == "file:///a%20b/c%3f.db?mode=ro")
        #expect(DatabaseAccess.immutable.location(of: "x.db") == "file:./x.db?mode=ro&immutable=1")
        #expect(DatabaseAccess.sharedLog.location(of: "x.db") == "file:./x.db?mode=ro&readonly_shm=1")
    }
}
