import TestSupport
import Testing

@testable import Ingest

@Suite struct PostgreSQLArchiveTests {
    @Test func `archives are known by their first bytes`() {
        let custom = Array("PGDMP".utf8) + [1, 14, 0, 4, 8, 1]
        #expect(PostgreSQLArchive.command(for: custom)?.format == "a pg_dump custom archive")
        #expect(PostgreSQLArchive.command(for: custom.dropLast() + [3])?.format.contains("directory") == true)
        var tar = [UInt8](repeating: 0, count: 512)
        tar.replaceSubrange(0..<7, with: Array("toc.dat".utf8))
        tar.replaceSubrange(257..<262, with: Array("ustar".utf8))
        #expect(PostgreSQLArchive.command(for: tar)?.format == "a pg_dump tar archive")
        #expect(PostgreSQLArchive.command(for: tar)?.command == "pg_restore --file=dump.sql ARCHIVE")
        tar[0] = UInt8(ascii: "T")
        #expect(PostgreSQLArchive.command(for: tar) == nil)
        #expect(PostgreSQLArchive.command(for: Array("-- PGDMP".utf8)) == nil)
        #expect(PostgreSQLArchive.command(for: []) == nil)
    }

    @Test func `a folder with a list of contents is an archive`() throws {
        let folder = try TemporaryFolder()
        #expect(PostgreSQLArchive.command(forFolder: folder.path) == nil)
        let path = try folder.write(Array("PGDMP".utf8), to: "toc.dat")
        #expect(PostgreSQLArchive.command(forFolder: folder.path)?.format == "a pg_dump directory archive")
        #expect(PostgreSQLArchive.command(forFolder: path) == nil)
    }

    @Test(arguments: [
        "--\n-- PostgreSQL database dump\n--\n", "--\n-- PostgreSQL database cluster dump\n", "\\restrict x\n",
        "\n\nSET statement_timeout = 0;\n", "COPY public.t (a) FROM stdin;\r\n1\n",
    ])
    func `what pg_dump writes looks like a dump`(text: String) {
        #expect(PostgreSQLArchive.isDump(beginning: Array(text.utf8)))
    }

    @Test(arguments: ["", "a,b\n1,2\n", "x -- PostgreSQL database dump\n", "COPY t FROM 'file';\n", "-- MySQL dump\n"])
    func `other text does not`(text: String) {
        #expect(!PostgreSQLArchive.isDump(beginning: Array(text.utf8)))
    }
}
