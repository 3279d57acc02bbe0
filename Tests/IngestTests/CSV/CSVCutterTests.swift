import Records
import Testing

@testable import Ingest

struct CSVCutterTests {
    /// The ends of all records of `text`, each found with the target right behind the one before.
    private func ends(_ text: String, _ dialect: CSVDialect) -> [Int] {
        let bytes = Array(text.utf8)
        var cutter = CSVCutter(CSVSyntax(dialect))
        var ends: [Int] = []
        while let end = cutter.end(in: bytes, atLeast: (ends.last ?? 0) + 1) { ends.append(end) }
        return ends
    }

    @Test(
        arguments: [
            ("a,b\nc\n", [4, 6]),
            ("a\n\nb", [2, 3]),
            ("\"a\nb\"\nc\n", [6, 8]),
            ("x\"a\nb\"\n", [4, 7]),
            ("a,\"b\n\"\"\n\"\nc\n", [10, 12]),
            ("\"a\"x\"\nb\n", [6, 8]),
            ("\"a\n", []),
            ("\"a\"", []),
        ] as [(String, [Int])])
    func `records end outside quotes`(text: String, expected: [Int]) {
        #expect(ends(text, .csv) == expected)
        #expect(ends(text.replacing("\n", with: "\r"), CSVDialect.csv.with { $0.lineEnd = .cr }) == expected)
    }

    @Test(
        arguments: [
            ("a\r\nb\n\r\n", [3, 7]),
            ("a\r\r\nb\r", [4]),
            ("\"a\r\n\"\r\nb\r\n", [7, 10]),
            ("a,b\nc,\r\n\"x\r\n\"\r\n", [8, 15]),
        ] as [(String, [Int])])
    func `CRLF ends records and neither half does`(text: String, expected: [Int]) {
        #expect(ends(text, CSVDialect.csv.with { $0.lineEnd = .crlf }) == expected)
    }

    @Test(
        arguments: [("#,\"\na\n", [4, 6]), ("a\n#\"\n\"#\n\"\n", [2, 5, 10]), ("a#,\"\n\"\n", [7])] as [(String, [Int])]
    )
    func `a quote in a comment opens nothing`(text: String, expected: [Int]) {
        #expect(ends(text, CSVDialect.csv.with { $0.comment = UInt8(ascii: "#") }) == expected)
    }

    @Test(
        arguments: [
            ("a\\\nb\n", [5]), ("\"\\\"\n\"\n", [6]), ("\\\"\nb\n", [3, 5]), ("a\\,\"\nb\n", [5, 7]), ("\\\n\"\n", [4]),
            ("a,\"x\\\\\"\nb\n", [8, 10]),
        ] as [(String, [Int])])
    func `an escaped byte neither opens nor ends`(text: String, expected: [Int]) {
        #expect(ends(text, CSVDialect.csv.with { $0.escape = UInt8(ascii: "\\") }) == expected)
    }

    @Test func `cuts at the first record that ends at the target or behind it`() {
        let bytes = Array("aa,b\ncc,\"\n\"\nd\n".utf8)
        for (target, expected) in [(1, 5), (5, 5), (6, 12), (12, 12), (13, 14), (14, 14)] {
            var cutter = CSVCutter(CSVSyntax(.csv))
            #expect(cutter.end(in: bytes, atLeast: target) == expected)
        }
        var cutter = CSVCutter(CSVSyntax(.csv))
        #expect(cutter.end(in: bytes, atLeast: 15) == nil)
        #expect(cutter.position == bytes.count)
    }

    @Test(arguments: RecordScannerTests.dialects.indices, LineEnd.allCases)
    func `bytes that come one by one give the same`(dialect: Int, lineEnd: LineEnd) throws {
        let syntax = CSVSyntax(RecordScannerTests.dialects[dialect].with { $0.lineEnd = lineEnd })
        var numbers = SameNumbers(seed: 5)
        for round in 0..<300 {
            let bytes = RecordScannerTests.randomBytes(&numbers)
            for target in [1, 5, 30] {
                var whole = CSVCutter(syntax)
                let expected = whole.end(in: bytes, atLeast: target)
                var piecewise = CSVCutter(syntax)
                var found: Int?
                for count in 0...bytes.count where found == nil {
                    found = piecewise.end(in: Array(bytes.prefix(count)), atLeast: target)
                }
                try #require(found == expected, "\(round): \(bytes)")
            }
        }
    }
}
