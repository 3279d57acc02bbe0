import Records
import Testing

@testable import Ingest

@Suite struct DumpRowFillerTests {
    private func rows(_ text: String, _ columns: String = "a, b", _ asking: Asking = Asking()) throws -> Table {
        let tables = try readDump("COPY public.t (\(columns)) FROM stdin;\n" + text, asking)
        return tables.sections.first?.rows ?? Table()
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
}
