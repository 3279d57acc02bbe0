import Records
import TestSupport
import Testing

@testable import Ingest

@Suite struct MySQLTextRowsTests {
    private static let table = "CREATE TABLE `t` (`a` int, `b` varchar(9), `c` blob) DEFAULT CHARSET=utf8mb4;\n"

    /// Reads a definition with rows beside it.
    private func read(
        _ rows: [UInt8], _ table: String = table, name: String = "t.txt", _ asking: Asking = Asking()
    ) throws -> MySQLReading {
        let folder = try TemporaryFolder()
        let path = try folder.write(Array(table.utf8), to: "t.sql")
        try folder.write(rows, to: name)
        return try withExtendedLifetime(folder) { try readMySQL(.file(path: path, name: "t.sql"), asking) }
    }

    private static let lines =
        Array("1\ta\\tb\\\\\\\nc\t\\0\\Z".utf8) + [0xFF] + Array("\n\\N\t\\NN\t\\N\n".utf8)

    @Test func `values are unescaped, and null is no text`() throws {
        for (name, bytes) in [("t.txt", Self.lines), ("t.txt.gz", try Gzip.member(Self.lines))] {
            let reading = try read(bytes, name: name)
            #expect(
                reading.rows("t") == [
                    ["1", .bytes(Array("a\tb\\\nc".utf8)), .bytes([0, 0x1A, 0xFF])], [nil, "NN", nil],
                ])
            #expect(reading.tables.first?.origins.map(\.line) == [1, 3])
        }
    }

    @Test func `slices and reads do not change the rows`() throws {
        let lines = (0..<50).flatMap { Array("\($0)\tx\\\\\ty\\\nz\n".utf8) }
        let whole = try read(lines)
        for (readBytes, sliceBytes) in [(1, 1), (7, 30), (64, 1)] {
            var asking = Asking()
            asking.limits.readBytes = readBytes
            asking.limits.sliceBytes = sliceBytes
            #expect(try read(lines, Self.table, name: "t.txt", asking).tables == whole.tables)
        }
        #expect(whole.rows("t")?.count == 50)
    }

    @Test func `columns are in their own character set`() throws {
        let table = "CREATE TABLE `t` (`a` varchar(9), `b` varchar(9) CHARACTER SET utf8mb4) DEFAULT CHARSET=latin1;\n"
        #expect(try read([0xE9, 9] + Array("é\n".utf8), table).rows("t") == [["é", "é"]])
    }

    @Test func `faults name the file with the rows`() throws {
        let count = RejectReason.sql(.valueCount(found: 2, expected: 3))
        #expect(throws: IngestError.malformed(source: "t.txt", line: 2, offset: 6, reason: count)) {
            try read(Array("1\ta\tb\n2\tc\n".utf8))
        }
        #expect(
            throws: IngestError.malformed(source: "t.txt", line: 2, offset: 6, reason: .sql(.neverCloses(.row)))
        ) { try read(Array("1\ta\tb\n2\tc\td".utf8)) }
        #expect(throws: IngestError.malformed(source: "t.txt", line: 1, offset: 0, reason: .notUTF8(field: 2))) {
            try read([0x31, 9, 0xFF, 9, 0x0A])
        }
    }

    @Test func `a dump with rows of its own needs no file`() throws {
        let reading = try read(Array("9\tx\ty\n".utf8), Self.table + "INSERT INTO `t` VALUES (1,'x','y');\n")
        #expect(reading.rows("t") == [["1", "x", "y"]])
    }
}
