import Foundation
import Records
import Testing

@testable import Ingest

struct DumpCatalogTests {
    @Test(arguments: [
        ("-- PostgreSQL database dump\n", SQLDialect.postgresql),
        ("-- PostgreSQL database cluster dump\n", .postgresql),
        ("-- MariaDB dump 10.19\n", .mysql), ("/*M!999999\\- enable the sandbox mode */ \n", .mysql),
        ("SQLite format 3\u{0}", .sqlite), ("PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n", .sqlite),
        ("id,name\n", nil), ("", nil),
    ])
    func `tells by its first bytes whose dump it is`(text: String, dialect: SQLDialect?) throws {
        #expect(try DumpCatalog.dialect(of: Array(text.utf8), source: "a") == dialect)
    }

    @Test(arguments: [
        ([UInt8]("PGDMP\u{1}\u{E}".utf8), "pg_restore"), ([0xFE, 0x62, 0x69, 0x6E, 0, 0], "mariadb-dump"),
        ([UInt8]("<?xml version=\"1.0\"?>\n<mysqldump>".utf8), "mariadb-dump"),
    ])
    func `what is no plain dump is refused with the command that makes one`(bytes: [UInt8], command: String) {
        let error = #expect(throws: IngestError.self) { try DumpCatalog.dialect(of: bytes, source: "a") }
        #expect(error?.description.contains("make a plain dump with `\(command)") == true)
        #expect(error?.status == .malformed)
    }

    @Test func `a folder that is an archive is refused`() throws {
        let folder = FileManager.default.temporaryDirectory.path + "/bauta-archive-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let location = SourceLocation.file(path: folder, name: "archive")
        try DumpCatalog.refuseFolder(location)
        #expect(FileManager.default.createFile(atPath: folder + "/toc.dat", contents: Data("PGDMP".utf8)))
        let error = #expect(throws: IngestError.self) { try DumpCatalog.refuseFolder(location) }
        #expect(error?.description.hasPrefix("archive: is ") == true)
    }

    @Test func `gives the reader of each dialect`() throws {
        for dialect in [SQLDialect.postgresql, .mysql] {
            let path = FileManager.default.temporaryDirectory.path + "/bauta-dump-\(UUID().uuidString).sql"
            #expect(FileManager.default.createFile(atPath: path, contents: Data("SELECT 1;\n".utf8)))
            defer { try? FileManager.default.removeItem(atPath: path) }
            let reader = try DumpCatalog.reader(
                dialect, of: .file(path: path, name: path), ordinal: 0, limits: IngestLimits())
            #expect(reader.schema.dialect == dialect)
            #expect(try reader.nextSection() == nil)
        }
    }
}
