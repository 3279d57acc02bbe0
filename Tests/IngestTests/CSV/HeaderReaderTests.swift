import Records
import Testing

@testable import Ingest

struct HeaderReaderTests {
    /// The names that a reader finds in `text`, and the text that it leaves.
    private func read(
        _ text: String, _ dialect: CSVDialect = .csv, readBytes: Int = 1
    ) throws -> (names: [String], rest: String, line: Int, lineEnd: LineEnd) {
        var limits = IngestLimits()
        limits.readBytes = readBytes
        return try withFile(Array(text.utf8)) { source, _ in
            var pending = try PendingText(source, encoding: .utf8, limits: limits, watch: ReaderWatch())
            var reader = HeaderReader(dialect)
            let names = try reader.names(in: &pending)
            while !pending.isAtEnd { try pending.fill() }
            return (names, String(decoding: pending.bytes, as: UTF8.self), pending.place.line, pending.lineEnd)
        }
    }

    @Test(arguments: [1, 3, 1000])
    func `leaves the text where the records begin`(readBytes: Int) throws {
        let (names, rest, line, lineEnd) = try read("\r\n\r\na,\"b\r\nc\"\r\n1,2\r\n", readBytes: readBytes)
        #expect(names == ["a", "b\r\nc"])
        #expect(rest == "1,2\r\n")
        #expect(line == 5)
        #expect(lineEnd == .crlf)
    }

    @Test func `comments before a header are none`() throws {
        let found = try read("#x,y\n\na,b\n1,2\n", CSVDialect.csv.with { $0.comment = UInt8(ascii: "#") })
        #expect(found.names == ["a", "b"])
        #expect(found.line == 4)
    }

    @Test func `without a header, the first record stays`() throws {
        let found = try read("1,2\r3,4\r", CSVDialect.csv.headless(2))
        #expect(found.names == ["c0", "c1"])
        #expect(found.rest == "1,2\r3,4\r")
        #expect(found.lineEnd == .cr)
    }

    @Test(
        arguments: [
            (
                "\n\n", .csv,
                "source.csv:3: the header is missing; export it with a header, "
                    + "or declare 'header: false' and 'columns'"
            ),
            ("a,A\n", .csv, "source.csv:1: column 'A' has the name of column 1, but for case; rename one"),
            (
                "a,b\n", CSVDialect.csv.with { $0.columns = ["a", "c"] },
                "source.csv:1: column 2 of the header is not that of the dialect's 'columns'; correct one of them"
            ),
            (
                "a\n", CSVDialect.csv.with { $0.header = false },
                "source.csv:1: 'header: false' needs 'columns' in the dialect; list the columns' names"
            ),
        ] as [(String, CSVDialect, String)])
    func `says what is wrong with a header`(text: String, dialect: CSVDialect, words: String) throws {
        let error = #expect(throws: IngestError.self) { try read(text, dialect) }
        #expect(error?.description == words)
        #expect(error?.status == .columns)
    }
}
