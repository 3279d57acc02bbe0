import Records
import Testing

@testable import Ingest

@Suite struct CopyTokenizerTests {
    private func rows(_ text: String, _ columns: String = "a, b", _ asking: Asking = Asking()) throws -> Table {
        let tables = try readDump("COPY public.t (\(columns)) FROM stdin;\n" + text, asking)
        return tables.sections.first?.rows ?? Table()
    }

    @Test func `escapes are those of COPY`() throws {
        let found = try rows("\\b\\f\\n\\r\\t\\v\t\\\\\\N\n\\x41\\x4g\\xg\t\\101\\1012\\q\n\\.\n").records
        #expect(found == [["\u{8}\u{C}\n\r\t\u{B}", "\\N"], ["A\u{4}gxg", "AA2q"]])
    }

    @Test func `a null is the marker and nothing else`() throws {
        #expect(try rows("\\N\t\\N\nx\\N\t\\Nx\n\t\n\\.\n").records == [[nil, nil], ["xN", "Nx"], ["", ""]])
    }

    @Test func `an escaped delimiter or line end is a part of the value`() throws {
        let found = try rows("a\\\tb\tc\\\nd\ne\tf\n\\.\n")
        #expect(found.records == [["a\tb", "c\nd"], ["e", "f"]])
        #expect(found.origins.map(\.line) == [2, 4])
        for sliceBytes in 1...12 {
            var asking = Asking()
            asking.limits.sliceBytes = sliceBytes
            asking.limits.readBytes = 1
            #expect(try rows("a\\\tb\tc\\\nd\ne\tf\n\\.\n", "a, b", asking).records == found.records)
        }
    }

    @Test func `line ends of Windows are none of the value`() throws {
        let text = "a\tb\r\n\\N\t\\N\r\nx\\ty\tz\\\\\r\n\t\r\n\\.\r\n"
        #expect(try rows(text).records == [["a", "b"], [nil, nil], ["x\ty", "z\\"], ["", ""]])
        #expect(try rows("\r\n\\N\r\n\\.\r\n", "a").records == [[""], [nil]])
    }

    @Test func `values of any length come out`() throws {
        let texts = (0..<200).map { String(repeating: "x", count: $0) }
        let text = texts.map { "\($0)\t\\N\n\($0)\\\\\t\($0)\n" }.joined() + "\\.\n"
        let expected: [[Cell]] = texts.flatMap { text -> [[Cell]] in
            [[Cell(stringLiteral: text), nil], [Cell(stringLiteral: text + "\\"), Cell(stringLiteral: text)]]
        }
        #expect(try rows(text).records == expected)
    }

    @Test func `one column has empty lines as values`() throws {
        #expect(try rows("\n\\\\.\n\\N\n\\.\n", "a").records == [[""], ["\\."], [nil]])
    }

    @Test func `another number of values ends the run or sets the row aside`() throws {
        let dump = "COPY public.t (a, b) FROM stdin;\n1\t2\n3\n4\t5\t6\n7\t8\n\\.\n"
        #expect(try dumpError(dump) == fault(.valueCount(found: 1, expected: 2), line: 3, offset: 37))
        var asking = Asking()
        asking.collectsRejects = true
        let table = try #require(try readDump(dump, asking).sections.first).rows
        #expect(table.records == [["1", "2"], ["7", "8"]])
        #expect(table.rejects.map(\.line) == [3, 4])
    }

    @Test func `what is no text is refused unless the column is binary`() throws {
        for bad in ["\\0", "\\x80", "\\377"] {
            let dump = "COPY public.t (a, b) FROM stdin;\nx\t\(bad)\n\\.\n"
            #expect(try dumpError(dump) == fault(.notText(value: 2), line: 2, offset: 33))
            var asking = Asking()
            asking.binary = [1]
            #expect(try dumpError(dump, asking) == nil)
        }
        #expect(try rows("\\303\\251\t\\xc3\\xa9\n\\.\n").records == [["é", "é"]])
        let raw = Array("COPY public.t (a) FROM stdin;\n".utf8) + [0xC3, 0x0A, 0x5C, 0x2E, 0x0A]
        #expect(try dumpError(raw) == fault(.notText(value: 1), line: 2, offset: 30))
    }

    @Test func `a byte that the encoding does not have is no text`() throws {
        let dump = Array("SET client_encoding = WIN1252;\nCOPY public.t (a) FROM stdin;\n".utf8)
        #expect(try dumpError(dump + [0x81] + Array("\n\\.\n".utf8)) == fault(.notText(value: 1), line: 3, offset: 61))
    }

    @Test func `a backslash before the end mark escapes nothing`() throws {
        #expect(try dumpError("COPY public.t (a) FROM stdin;\nab\\\n\\.\n") == fault(.badEscape, line: 2, offset: 32))
    }
}
