import Records
import TestSupport
import Testing

@testable import Ingest

@Suite struct MySQLTextFormTests {
    private static let table = "CREATE TABLE `t` (`a` int, `b` varchar(9), `c` blob) DEFAULT CHARSET=utf8mb4;\n"

    private static func form(_ quote: Character? = "\"", escape: Character? = "\\", _ lineEnd: LineEnd? = nil)
        -> MySQLTextForm
    {
        var form = MySQLTextForm()
        form.delimiter = UInt8(ascii: ",")
        form.quote = quote?.asciiValue
        form.escape = escape?.asciiValue
        form.lineEnd = lineEnd
        return form
    }

    /// Reads rows beside a definition.
    private func read(
        _ rows: String, _ form: MySQLTextForm = form(), _ asking: Asking = Asking()
    ) throws -> MySQLReading {
        let folder = try TemporaryFolder()
        let path = try folder.write(Array(Self.table.utf8), to: "t.sql")
        try folder.write(Array(rows.utf8), to: "t.txt")
        return try withExtendedLifetime(folder) { try readMySQL(.file(path: path, name: "t.sql"), asking, form: form) }
    }

    @Test func `enclosed values hold delimiters, line ends, quotes and escapes`() throws {
        let rows =
            "1,\"a,b\",\"c\nd\"\n2,\"say \"\"x\"\"\",\"\\\"\\n\\0\\Z\\t\\r\\b\\\\\"\n3,\"x\"y\",\"\"\n4,p\"q,\\,\n"
        let reading = try read(rows)
        #expect(
            reading.rows("t") == [
                ["1", "a,b", "c\nd"], ["2", "say \"x\"", .bytes([0x22, 10, 0, 0x1A, 9, 13, 8, 0x5C])],
                ["3", "x\"y", ""],
            ] + [["4", "p\"q", ","]])
        #expect(reading.tables.first?.origins.map(\.line) == [1, 3, 4, 5])
    }

    @Test func `null is no text`() throws {
        #expect(
            try read("\\N,\"\\N\",NULL\n1,\"NULL\",\\NN\n").rows("t") == [[nil, "N", nil], ["1", "NULL", "NN"]])
        #expect(try read("\\N,NULL,x\n", Self.form(nil)).rows("t") == [[nil, "NULL", "x"]])
        #expect(try read("NULL,\\N,x\n", Self.form(nil, escape: nil)).rows("t") == [[nil, "\\N", "x"]])
    }

    @Test func `the first row tells what ends rows`() throws {
        let rows = "1,\"a\r\nb\",\"c\n\"\r\n2,\"d\",e\nf\r\n"
        #expect(try read(rows).rows("t") == [["1", "a\r\nb", "c\n"], ["2", "d", "e\nf"]])
        #expect(try read("1,a,b\r\n", Self.form(nil)).rows("t") == [["1", "a", "b\r"]])
        #expect(try read("1,a,b\r\n", Self.form(nil, .crlf)).rows("t") == [["1", "a", "b"]])
        #expect(try read("1,a,b\r2,c,d\n\r", Self.form(nil, .cr)).rows("t") == [["1", "a", "b"], ["2", "c", "d\n"]])
        #expect(try read("").rows("t") == [])
    }

    @Test(arguments: ["\n", "\r\n"])
    func `slices and reads do not change the rows`(lineEnd: String) throws {
        let rows = (0..<40).map { "\($0),\"x,\"\"\\\"\(lineEnd)y\",\"\\\\\"\(lineEnd)" }.joined()
        let whole = try read(rows)
        #expect(whole.rows("t")?.count == 40)
        for (readBytes, sliceBytes) in [(1, 1), (7, 30), (64, 1)] {
            var asking = Asking()
            asking.limits.readBytes = readBytes
            asking.limits.sliceBytes = sliceBytes
            #expect(try read(rows, Self.form(), asking).tables == whole.tables)
        }
    }

    @Test func `faults have their place`() throws {
        let count = RejectReason.sql(.valueCount(found: 2, expected: 3))
        #expect(throws: IngestError.malformed(source: "t.txt", line: 2, offset: 8, reason: count)) {
            try read("1,\"a\",b\n2,\"c\"\n")
        }
        for rest in ["2,\"c", "2,\"c\",d", "2,c,d\\", "2,\"c\""] {
            let fault = RejectReason.sql(.neverCloses(.row))
            #expect(throws: IngestError.malformed(source: "t.txt", line: 2, offset: 8, reason: fault)) {
                try read("1,\"a\",b\n" + rest)
            }
        }
    }
}
