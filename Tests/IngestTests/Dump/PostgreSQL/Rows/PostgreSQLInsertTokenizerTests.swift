import Records
import Testing

@testable import Ingest

@Suite struct PostgreSQLInsertTokenizerTests {
    private func rows(_ values: String, before: String = "", _ asking: Asking = Asking()) throws -> [[Cell]] {
        try readDump(before + "INSERT INTO public.t (a) VALUES " + values + ";\n", asking).sections.flatMap(
            \.rows.records)
    }

    @Test(arguments: [
        ("1", "1"), ("-1", "-1"), ("+2", "2"), ("1.50", "1.50"), (".5", ".5"), ("-1.5E-10", "-1.5E-10"),
        ("1e+5", "1e+5"),
        ("'NaN'", "NaN"), ("true", "true"), ("FALSE", "false"), ("'it''s'", "it's"), ("''", ""), ("''''", "'"),
        ("'a\\b'", "a\\b"), ("E'a\\tb\\n\\\\\\'\\x41\\101\\u00e9\\U0001F600'", "a\tb\n\\'AAé😀"),
        ("e'\\uD83D\\uDE00'", "😀"), ("E'a''b'", "a'b"), ("B'0101'", "0101"), ("X'1F'", "1F"), ("N'x'", "x"),
        ("U&'\\00e9\\+01F600\\\\'", "é😀\\"), ("$$a'b$$", "a'b"), ("$q$ $$ ; ) $q$", " $$ ; ) "),
        ("'a'::text", "a"), ("'1'::numeric(10,2)", "1"), ("'x'::public.\"Odd Type\"[]", "x"),
        ("'2020-01-01'::timestamp(3) without time zone", "2020-01-01"), ("1::bigint", "1"), ("-1::int", "-1"),
        ("'a'\n  'b'", "ab"), ("E'a\\n' -- more\n 'b\\t'", "a\nb\t"), ("  'x'  ", "x"), ("/* c */ 'x' -- d\n", "x"),
        ("';'", ";"), ("'), ('", "), ("), ("'-- no comment'", "-- no comment"), ("'8g*9/*7T&G#R'", "8g*9/*7T&G#R"),
        ("'\u{2028}\u{85}'", "\u{2028}\u{85}"), ("'two\nlines'", "two\nlines"),
    ])
    func `literals give their values`(spelled: String, value: String) throws {
        let cell = Cell(stringLiteral: value)
        #expect(try rows("(\(spelled)), (\(spelled))") == [[cell], [cell]])
        var asking = Asking()
        (asking.limits.readBytes, asking.limits.sliceBytes) = (1, 1)
        #expect(try rows("(\(spelled)),(\(spelled))", asking) == [[cell], [cell]])
    }

    @Test(arguments: ["NULL", "null", "NULL::text", "'x'::text"])
    func `null is a word`(spelled: String) throws {
        #expect(try rows("(\(spelled))") == [[spelled.hasPrefix("'") ? "x" : nil]])
    }

    @Test func `backslashes escape where standard strings are off`() throws {
        let off = "SET standard_conforming_strings = off;\n"
        #expect(try rows("('a\\'b\\\\'), ('c''\\n')", before: off) == [["a'b\\"], ["c'\n"]])
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

    @Test func `heads of the same table and columns are one stretch`() throws {
        let dump = """
            CREATE TABLE public.t (a integer);
            INSERT INTO public.t VALUES (1);
            INSERT INTO public.t VALUES (2);
            insert  into public . "t" /* c */ values (3) ;
            INSERT INTO t VALUES (4);

            -- other columns
            INSERT INTO public.t (a) OVERRIDING SYSTEM VALUE VALUES (5);
            INSERT INTO public.t (a) VALUES (6) ON CONFLICT (a) DO NOTHING;
            INSERT INTO public.u (a) VALUES (7);

            """
        for sliceBytes in [1, 4, 1 << 20] {
            var asking = Asking()
            asking.limits.sliceBytes = sliceBytes
            let sections = try readDump(dump, asking).sections
            #expect(sections.map(\.rows.records) == [[["1"], ["2"], ["3"], ["4"]], [["5"], ["6"]], [["7"]]])
            #expect(sections[0].rows.origins.map(\.line) == [2, 3, 4, 5])
            #expect(sections[1].rows.origins.map(\.line) == [8, 9])
        }
    }

    @Test func `code points in another encoding than UTF-8 are refused`() throws {
        let dump = "SET client_encoding = LATIN1;\nINSERT INTO public.t (a) VALUES (E'\\u00e9');\n"
        #expect(try dumpError(dump) == fault(.badEscape, line: 2, offset: 63))
    }
}
