import Testing

@testable import Ingest

struct RecordCutterTests {
    private static let text = Array("{\"a\":\"\n\"}\n".utf8)

    @Test(
        arguments: [
            (.jsonLines, [7, 10]), (.rows(.csv), [7]), (.rows(CSVDialect.csv.with { $0.delimiter = 0x3A }), [10]),
        ] as [(SourceLayout, [Int])])
    func `each layout has its own idea of a record`(layout: SourceLayout, expected: [Int]) throws {
        var cutter = try #require(RecordCutter(layout))
        var ends: [Int] = []
        while let end = cutter.end(in: Self.text, atLeast: (ends.last ?? 0) + 1) { ends.append(end) }
        #expect(ends == expected)
    }

    @Test(arguments: [.jsonLines, .rows(.csv)] as [SourceLayout])
    func `restarted, it forgets what it has looked at`(layout: SourceLayout) throws {
        var cutter = try #require(RecordCutter(layout))
        #expect(cutter.end(in: Array("{}x".utf8), atLeast: 1) == nil)
        cutter = cutter.restarted
        #expect(cutter.end(in: Array("{\n".utf8), atLeast: 1) == 2)
    }

    @Test func `a JSON document has a cutter of its own`() {
        #expect(RecordCutter(.json(records: nil)) == nil)
    }
}
