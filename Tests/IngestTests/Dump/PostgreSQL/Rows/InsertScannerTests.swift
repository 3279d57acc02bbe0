import Records
import Testing

@testable import Ingest

@Suite struct InsertScannerTests {
    private func rows(_ values: String, before: String = "", _ asking: Asking = Asking()) throws -> [[Cell]] {
        let dump = before + "INSERT INTO public.t (a) VALUES " + values + ";\n"
        return try readDump(dump, asking).sections.flatMap(\.rows.records)
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

    @Test func `DEFAULT stands for a generated column where no columns are listed`() throws {
        let table = "CREATE TABLE public.t (a integer, g integer GENERATED ALWAYS AS (a) STORED, b text);\n"
        let dump = table + "INSERT INTO public.t VALUES (1, DEFAULT, 'x'), (2, default , 'y');\n"
        let sections = try readDump(dump).sections
        #expect(sections.map(\.columns) == [["a", "b"]])
        #expect(sections[0].rows.records == [["1", "x"], ["2", "y"]])
        let other = table + "INSERT INTO public.t VALUES (1, DEFAULT, DEFAULT);\n"
        #expect(try dumpError(other) == fault(.expression, line: 2, offset: table.utf8.count + 41))
    }

    @Test func `quotes of any number and place are undoubled`() throws {
        for count in 0..<80 {
            let text = String(repeating: "x", count: count) + "'" + String(repeating: "'y", count: count % 5)
            let spelled = "'" + text.replacing("'", with: "''") + "'"
            let cell = Cell(stringLiteral: text)
            #expect(try rows("(\(spelled)), (\(spelled)::text)") == [[cell], [cell]])
        }
    }

    @Test func `lines are counted in values and between rows`() throws {
        let values = (0..<200).map {
            "('\(String(repeating: "\n", count: $0 % 3))\(String(repeating: "x", count: $0))')"
        }
        let dump = "INSERT INTO public.t (a) VALUES\n" + values.joined(separator: ",\n") + ";\n"
        let bytes = Array(dump.utf8)
        let origins = try #require(try readDump(dump).sections.first).rows.origins
        #expect(origins.count == 200)
        for origin in origins {
            #expect(bytes[origin.offset] == UInt8(ascii: "("))
            #expect(bytes[..<origin.offset].count { $0 == 0x0A } + 1 == origin.line)
        }
    }
}
