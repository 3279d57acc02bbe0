import Records
import Testing

@testable import Ingest

struct LineEndDetectorTests {
    private func lineEnd(_ text: String, _ dialect: CSVDialect) -> LineEnd {
        var detector = LineEndDetector(dialect)
        for byte in text.utf8 { detector.look(at: [byte].span) }
        return detector.finish()
    }

    @Test(
        arguments: [
            ("a,b\n", .lf), ("a,b\r\n", .crlf), ("a,b\r1", .cr), ("a,b\r", .cr), ("a,b", .lf), ("", .lf),
            ("\"a\r\nb\"\nc\r\n", .lf), ("\"a\nb\",\"c\r\"\r\n", .crlf), ("a\"\r\n\"\n", .crlf), ("\"a\"\"\n\"\r", .cr),
            ("a,\"\n\"\r\n", .crlf), ("\n\r\n", .lf), ("\"a\"x\r\n\"\n", .crlf), ("a\u{2028}\r\n", .crlf),
            ("#\"\r\n", .crlf),
        ] as [(String, LineEnd)])
    func `is the first line end outside quotes`(text: String, expected: LineEnd) {
        #expect(lineEnd(text, .csv) == expected)
    }

    @Test(
        arguments: [
            ("a\\\nb\r\n", .crlf), ("\"a\\\"\n\"\r\n", .crlf), ("\\\"\n\"\r\n", .lf), ("#\"\n\"\r\n", .lf),
            ("a#,\"\n\"\r\n", .crlf),
        ] as [(String, LineEnd)])
    func `escapes and comments count`(text: String, expected: LineEnd) {
        let dialect = CSVDialect.csv.with {
            $0.escape = UInt8(ascii: "\\")
            $0.comment = UInt8(ascii: "#")
        }
        #expect(lineEnd(text, dialect) == expected)
    }
}
