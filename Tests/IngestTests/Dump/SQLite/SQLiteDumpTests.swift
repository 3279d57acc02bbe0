import Records
import TestSupport
import Testing

@testable import Ingest

@Suite struct SQLiteDumpTests {
    @Test func `finds the reader by the content`() throws {
        let folder = try TemporaryFolder()
        try SQLiteShell.run(folder.file("a.db"), "CREATE TABLE t(a);")
        try folder.write("INSERT INTO t(a) VALUES(1);", to: "a.sql")
        for (name, isDatabase) in [("a.db", true), ("a.sql", false)] {
            let reader = try SQLiteDump.reader(
                of: sqliteSource(folder.file(name)), ordinal: 0, limits: IngestLimits(), watch: ReaderWatch())
            #expect((reader is SQLiteDatabase) == isDatabase)
        }
        #expect(SQLiteDump.isDump(beginning: try folder.bytes("a.db")))
        #expect(!SQLiteDump.isDump(beginning: try folder.bytes("a.sql")))
    }
}
