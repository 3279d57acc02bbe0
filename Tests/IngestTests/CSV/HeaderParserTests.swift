import Records
import Testing

@testable import Ingest

struct HeaderParserTests {
    @Test(
        arguments: [
            ("id,name\n1,2\n", ["id", "name"]),
            ("\"id\",\"na\"\"me\"\n", ["id", "na\"me"]),
            (" id , name\n", [" id ", " name"]),
            ("\"a\nb\",c\n", ["a\nb", "c"]),
            ("é,日本,\u{1F468}\n", ["é", "日本", "\u{1F468}"]),
            ("id", ["id"]),
            ("\u{FEFF}id,b\n", ["id", "b"]),
            ("\u{FEFF}\"id\",b\r\n", ["id", "b"]),
            ("ä,Ä\n", ["ä", "Ä"]),
            ("\n\n\nid,b\n", ["id", "b"]),
        ] as [(String, [String])])
    func `names are kept exactly`(text: String, names: [String]) throws {
        #expect(try readTable(text).header.map { Array($0.utf8) } == names.map { Array($0.utf8) })
    }

    @Test(
        arguments: [
            ("", 1, .missing),
            ("\n\n", 3, .missing),
            ("\u{FEFF}", 1, .missing),
            ("a,,b\n", 1, .empty(ordinal: 1)),
            ("a,\"\"\n", 1, .empty(ordinal: 1)),
            ("a,\n", 1, .empty(ordinal: 1)),
            ("\na, \n", 2, .blank(ordinal: 1)),
            ("a,\"\t\n\"\n", 1, .blank(ordinal: 1)),
            ("a,\u{00A0}\n", 1, .blank(ordinal: 1)),
            ("a,b,a\n", 1, .duplicate(name: "a", ordinal: 2, first: 0)),
            ("ID,id\n", 1, .duplicate(name: "id", ordinal: 1, first: 0)),
            ("é,e\u{301}\n", 1, .duplicate(name: "é", ordinal: 1, first: 0)),
        ] as [(String, Int, HeaderFault)])
    func `a fault of the header ends the reading with 4`(text: String, line: Int, fault: HeaderFault) throws {
        let error = try readError(text)
        #expect(error == .header(source: "source.csv", line: line, fault: fault))
        #expect(error?.status == .columns)
    }

    @Test(
        arguments: [
            (Array("a,\"b\n1,2\n".utf8), .quoteNeverCloses, 2),
            (Array("a,\"b\"c\n1,2\n".utf8), .textAfterQuote, 5),
            (Array("a,b\0\n1,2\n".utf8), .nulByte(field: 2), 0),
            ([0x61, 0x2C, 0xE9, 0x0A], .notUTF8(field: 2), 0),
        ] as [([UInt8], RejectReason, Int)])
    func `a malformed header ends the reading with 5`(bytes: [UInt8], reason: RejectReason, offset: Int) throws {
        #expect(try readError(bytes) == .malformed(source: "source.csv", line: 1, offset: offset, reason: reason))
    }

    @Test func `comments may stand before the header`() throws {
        let dialect = CSVDialect.csv.with { $0.comment = UInt8(ascii: "#") }
        let table = try readTable("# \"x\n\n#\na,b\n1,2\n", dialect)
        #expect(table.header == ["a", "b"])
        #expect(table.origins == [.init(line: 5, offset: 12)])
    }

    @Test func `null and escapes in names`() throws {
        let dialect = CSVDialect.csv.with {
            $0.null = Array("b".utf8)
            $0.escape = UInt8(ascii: "\\")
        }
        #expect(try readTable("a\\,x,b\n", dialect).header == ["a,x", "b"])
    }

    @Test func `without a header the dialect names the columns`() throws {
        let table = try readTable("1,2\n3,4\n", CSVDialect.csv.headless(2))
        #expect(table.header == ["c0", "c1"])
        #expect(table.records.count == 2)
        #expect(table.origins.first == .init(line: 1, offset: 0))
        #expect(try readTable("", CSVDialect.csv.headless(2)).records.isEmpty)
    }

    @Test func `no header and no columns is a fault`() throws {
        let error = try readError("1,2\n", CSVDialect.csv.with { $0.header = false })
        #expect(error == .header(source: "source.csv", line: 1, fault: .noColumns))
    }

    @Test(
        arguments: [
            ("a,b\n", nil),
            ("a,c\n", .different(ordinal: 1)),
            ("A,b\n", .different(ordinal: 0)),
            ("a\n", .count(found: 1, expected: 2)),
            ("a,b,c\n", .count(found: 3, expected: 2)),
        ] as [(String, HeaderFault?)])
    func `a header must be the announced one`(text: String, fault: HeaderFault?) throws {
        let error = try readError(text, CSVDialect.csv.with { $0.columns = ["a", "b"] })
        #expect(error == fault.map { .header(source: "source.csv", line: 1, fault: $0) })
    }

    @Test(arguments: [["a", "a"], ["a", ""], [" "]])
    func `announced columns must be names, too`(columns: [String]) throws {
        let dialect = CSVDialect.csv.with {
            $0.header = false
            $0.columns = columns
        }
        #expect(try readError("1,2\n", dialect)?.status == .columns)
    }
}
