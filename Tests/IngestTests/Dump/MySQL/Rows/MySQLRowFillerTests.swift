import Records
import Testing

@testable import Ingest

@Suite struct MySQLRowFillerTests {
    @Test func `text is text, and binary columns hold any bytes`() throws {
        let head = Array("INSERT INTO t (a,b) VALUES ".utf8)
        let bad = head + Array("(1,'x'),\n(2,'".utf8) + [0xFF, 0xFE] + Array("');\n".utf8)
        #expect(try faultOfMySQL(bad)?.reason == .notUTF8(field: 2))
        #expect(try faultOfMySQL(bad)?.line == 2)
        var asking = Asking()
        asking.binary = [1]
        #expect(try readMySQL(bad, asking).rows("t") == [["1", "x"], ["2", .bytes([0xFF, 0xFE])]])
    }

    @Test(arguments: [#"'a\0b'"#, "x'00'", "b'0'", "_latin1'é\\0'"])
    func `a NUL is only in binary columns`(value: String) throws {
        let text = "INSERT INTO t (a,b) VALUES (1,\(value));\n"
        #expect(try faultOfMySQL(Array(text.utf8))?.reason == .nulByte(field: 2))
        var asking = Asking()
        asking.binary = [1]
        #expect(try faultOfMySQL(Array(text.utf8), asking) == nil)
    }

    @Test func `bad rows are set aside where that is asked for`() throws {
        var asking = Asking()
        asking.collectsRejects = true
        let text = "INSERT INTO t (a,b) VALUES (1,2),\n(3),(4,5,6),(7,'\\0'),(8,9);\n"
        let table = try #require(try readMySQL(text, asking).tables.first)
        #expect(table.rows == [["1", "2"], ["8", "9"]])
        #expect(
            table.rejects.map(\.reason) == [
                .sql(.valueCount(found: 1, expected: 2)), .sql(.valueCount(found: 3, expected: 2)), .nulByte(field: 2),
            ])
        #expect(table.rejects.map(\.line) == [2, 2, 2])
        #expect(table.rejects.first?.offset == 34)
    }

    @Test func `values in latin1 become UTF-8, one by one`() throws {
        let text =
            Array("SET NAMES latin1;\nINSERT INTO t (a,b,c) VALUES ('".utf8) + [0xFC]
            + Array("',_utf8mb4'ü','x'),".utf8)
        let rest = Array("('y','z','".utf8) + [0x93] + Array("');\n".utf8)
        #expect(try readMySQL(text + rest).rows("t") == [["ü", "ü", "x"], ["y", "z", "“"]])
    }

    @Test func `a row that is too large is refused`() throws {
        var asking = Asking()
        asking.limits.maxRecord = 20
        let text = "INSERT INTO t (a) VALUES (1),\n('\(String(repeating: "x", count: 30))'),(2);\n"
        #expect(throws: IngestError.recordTooLarge(source: "source.csv", line: 2, offset: 30, limit: 20)) {
            try readMySQL(text, asking)
        }
    }
}
