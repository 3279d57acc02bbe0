import Records
import Testing

@testable import Ingest

/// What is a fault, where it is, and what becomes of it.
struct BatchFillerTests {
    private static let collecting = Asking(collectsRejects: true)

    @Test(
        arguments: [
            ("a,b\n1,2\n3\n", 3, 8, .fieldCount(found: 1, expected: 2)),
            ("a,b\n1,2,3\n", 2, 4, .fieldCount(found: 3, expected: 2)),
            ("a,b\n1,2,\n", 2, 4, .fieldCount(found: 3, expected: 2)),
            ("a,b\n \n", 2, 4, .fieldCount(found: 1, expected: 2)),
            ("a,b\n\"x\ny\",2\n3\n", 4, 12, .fieldCount(found: 1, expected: 2)),
            ("a,b\n\"1\"x,2\n", 2, 7, .textAfterQuote),
            ("a,b\n1,\"2\" \n", 2, 9, .textAfterQuote),
            ("a,b\n\"x\n\ny\" ,2\n", 4, 10, .textAfterQuote),
            ("a,b\n\"1\"\"2\"3,4\n", 2, 10, .textAfterQuote),
            ("a,b\n1,\"2\n3,4\n", 2, 6, .quoteNeverCloses),
            ("a,b\n\"x\ny\",\"2\n3,4\n", 3, 10, .quoteNeverCloses),
            ("a,b\n1,2\n\"", 3, 8, .quoteNeverCloses),
            ("a,b\n1,x\0y\n", 2, 4, .nulByte(field: 2)),
            ("a,b\n\0,2\n", 2, 4, .nulByte(field: 1)),
        ] as [(String, Int, Int, RejectReason)])
    func `the first fault ends the reading`(text: String, line: Int, offset: Int, reason: RejectReason) throws {
        let error = try readError(text)
        #expect(error == .malformed(source: "source.csv", line: line, offset: offset, reason: reason))
        #expect(error?.status == .malformed)
    }

    @Test(
        arguments: [
            [0xFF], [0x80], [0xC3], [0xC3, 0x28], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xE2, 0x82],
            [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x92],
            [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], Array("Espec".utf8) + [0xED] + Array("fica".utf8),
        ] as [[UInt8]])
    func `what is not UTF-8 is a fault`(value: [UInt8]) throws {
        for (before, after) in [("1,", "\n3,4\n"), ("1,\"", "\"\n")] {
            let bytes = Array("a,b\n".utf8) + Array(before.utf8) + value + Array(after.utf8)
            let error = try readError(bytes)
            #expect(error == .malformed(source: "source.csv", line: 2, offset: 4, reason: .notUTF8(field: 2)))
        }
    }

    @Test(
        arguments: [
            [0xC2, 0x80], [0xDF, 0xBF], [0xE0, 0xA0, 0x80], [0xED, 0x9F, 0xBF], [0xEE, 0x80, 0x80], [0xEF, 0xBF, 0xBF],
            [0xF0, 0x90, 0x80, 0x80], [0xF4, 0x8F, 0xBF, 0xBF], [0x7F], [0x01],
        ] as [[UInt8]])
    func `the limits of UTF-8 are text`(value: [UInt8]) throws {
        let bytes = Array("a,b\n1,".utf8) + value + [0x0A]
        #expect(try readTable(bytes).records == [["1", .bytes(value)]])
    }

    @Test func `a binary column may hold anything`() throws {
        let bytes = Array("a,b\n".utf8) + [0x31, 0x2C, 0x00, 0xFF, 0x0A, 0xFF, 0x2C, 0x32, 0x0A]
        var asking = Self.collecting
        asking.binary = [1]
        let table = try readTable(bytes, .csv, asking)
        #expect(table.records == [["1", .bytes([0x00, 0xFF])]])
        #expect(table.rejects == [Reject(line: 3, offset: 9, source: 0, reason: .notUTF8(field: 1))])
    }

    @Test func `rejects are set aside with their first byte's place`() throws {
        let text = "a,b\n1,2\n3\n\"x\"y,4\n\"p\nq\",5,6\n7,8\n9,\"\n"
        let table = try readTable(text, .csv, Self.collecting)
        #expect(table.records == [["1", "2"], ["7", "8"]])
        #expect(table.origins == [.init(line: 2, offset: 4), .init(line: 7, offset: 27)])
        #expect(
            table.rejects == [
                Reject(line: 3, offset: 8, source: 0, reason: .fieldCount(found: 1, expected: 2)),
                Reject(line: 4, offset: 10, source: 0, reason: .textAfterQuote),
                Reject(line: 5, offset: 17, source: 0, reason: .fieldCount(found: 3, expected: 2)),
                Reject(line: 8, offset: 31, source: 0, reason: .quoteNeverCloses),
            ])
    }

    @Test func `after stray text the rest of the field is unquoted`() throws {
        let table = try readTable("a,b\n\"1\"x\"y,2\n\"3\"x\"\ny\",\"4\n\"\n5,6\n", .csv, Self.collecting)
        #expect(table.records == [["y\"", "4\n"], ["5", "6"]])
        #expect(table.rejects.map(\.line) == [2, 3])
        #expect(table.rejects.map(\.reason) == [.textAfterQuote, .textAfterQuote])
    }

    @Test(arguments: [LineEnd.lf, .crlf, .cr])
    func `lines are counted as an editor counts them`(lineEnd: LineEnd) throws {
        let text = "a,b~\"x~~y\",1~~2,\"~\"~3~4,5~"
        let end = ["lf": "\n", "crlf": "\r\n", "cr": "\r"][lineEnd.rawValue] ?? ""
        let table = try readTable(text.replacing("~", with: end), .csv, Self.collecting)
        #expect(table.origins.map(\.line) == [2, 6, 9])
        #expect(table.rejects.map(\.line) == [8])
    }

    @Test func `in a file of CRLF a bare LF is text and a line`() throws {
        let table = try readTable("a,b\r\nx\ny,1\r\n2,3\rz\r\n\r\n4,5\r\n")
        #expect(table.records == [["x\ny", "1"], ["2", "3\rz"], ["4", "5"]])
        #expect(table.origins.map(\.line) == [2, 4, 6])
    }

    @Test(arguments: [("a,b\n1,2\r\n", "2\r"), ("a,b\n1,2\r3\n", "2\r3"), ("a,b\n1,\"2\"\n", "2")])
    func `in a file of LF a CR is text`(text: String, value: String) throws {
        #expect(try readTable(text).records == [["1", .bytes(Array(value.utf8))]])
    }

    @Test func `a record of exactly the limit works and a larger one ends the reading`() throws {
        var asking = Asking()
        asking.limits.maxRecord = 20
        #expect(try readTable("a,b\r\n1,345678901234567890\r\n1,2\r\n", .csv, asking).records.count == 2)
        let error = try readError("a,b\n1,2\n1,3456789012345678901\n", .csv, asking)
        #expect(error == .recordTooLarge(source: "source.csv", line: 3, offset: 8, limit: 20))
        #expect(error?.status == .limit)
    }
}
