import Records
import Testing

@testable import Ingest

@Suite struct CopyScannerTests {
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
}
