import Records
import Testing

@testable import Ingest

@Suite struct PostgreSQLInsertTokenizerTests {
    private func rows(_ values: String, before: String = "", _ asking: Asking = Asking()) throws -> [[Cell]] {
        try readDump(before + "INSERT INTO public.t (a) VALUES " + values + ";\n", asking).sections.flatMap(
            \.rows.records)
    }

    @Test(arguments: [
        "DEFAULT", "now()", "ARRAY[1,2]", "1 + 2", "- 1", "'a' || 'b'", "ROW(1)", "(1)", "0x1F", "1-2", "CURRENT_DATE",
        "'a'::text || 'b'", "nextval('x'::regclass)", "date '2020-01-01'", "",
    ])
    func `other expressions are refused, or set aside`(spelled: String) throws {
        let dump = "INSERT INTO public.t (a, b) VALUES\n(1, \(spelled)),\n(2, 'x');\n"
        guard case .malformed(_, let line, _, .sql(.expression)) = try dumpError(dump) else {
            Issue.record("\(spelled): \(String(describing: try dumpError(dump)))")
            return
        }
        #expect(line == 2 || spelled.isEmpty)
        var asking = Asking()
        asking.collectsRejects = true
        let table = try #require(try readDump(dump, asking).sections.first).rows
        #expect(table.records == [["2", "x"]])
        #expect(table.rejects == [Reject(line: 2, offset: 35, source: 0, reason: .sql(.expression))])
    }

    @Test func `another number of values ends the run or sets the row aside`() throws {
        let dump = "INSERT INTO public.t (a, b) VALUES (1, 2), (3), (4, 5, 6), (7, 8);\n"
        #expect(try dumpError(dump) == fault(.valueCount(found: 1, expected: 2), line: 1, offset: 43))
        var asking = Asking()
        asking.collectsRejects = true
        let table = try #require(try readDump(dump, asking).sections.first).rows
        #expect(table.records == [["1", "2"], ["7", "8"]])
        #expect(table.rejects.map(\.offset) == [43, 48])
    }

    @Test(arguments: ["E'\\u12'", "E'\\uD83D'", "E'\\uD83Dx'", "U&'\\12'", "E'\\U00110000'", "E'\\u0000'"])
    func `escapes that are none are refused, or set aside`(spelled: String) throws {
        let dump = "INSERT INTO public.t (a) VALUES (\(spelled)), ('x');\n"
        #expect(try dumpError(dump) == fault(.badEscape, line: 1, offset: 33))
        var asking = Asking()
        asking.collectsRejects = true
        #expect(try readDump(dump, asking).rows(of: "public.t") == [["x"]])
    }

    @Test func `what is no text is refused unless the column is binary`() throws {
        let dump = "INSERT INTO public.t (a) VALUES (E'\\x80');\n"
        #expect(try dumpError(dump) == fault(.notText(value: 1), line: 1, offset: 32))
        var asking = Asking()
        asking.binary = [0]
        #expect(try dumpError(dump, asking) == nil)
        #expect(try rows("(E'\\xc3\\xa9')") == [["é"]])
    }

    @Test func `code points in another encoding than UTF-8 are refused`() throws {
        let dump = "SET client_encoding = LATIN1;\nINSERT INTO public.t (a) VALUES (E'\\u00e9');\n"
        #expect(try dumpError(dump) == fault(.badEscape, line: 2, offset: 63))
    }
}
