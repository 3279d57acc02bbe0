import Testing

@testable import Ingest

struct LineCutterTests {
    @Test(
        arguments: [
            ("{}\n{}\n", [3, 6]), ("{}\r\n\n{}", [4, 5]), ("\n", [1]), ("", []), ("{\"a\":\"\\n\"}", []), ("\r\r", []),
        ] as [(String, [Int])])
    func `lines end at LF`(text: String, expected: [Int]) {
        let bytes = Array(text.utf8)
        var cutter = LineCutter()
        var ends: [Int] = []
        while let end = cutter.end(in: bytes, atLeast: (ends.last ?? 0) + 1) { ends.append(end) }
        #expect(ends == expected)
    }

    @Test func `cuts at the first line that ends at the target or behind it`() {
        let bytes = Array("{}\n{}\n\n{ }\n".utf8)
        for (target, expected) in [(1, 3), (3, 3), (4, 6), (6, 6), (7, 7), (8, 11), (11, 11)] {
            var cutter = LineCutter()
            #expect(cutter.end(in: bytes, atLeast: target) == expected)
        }
        var cutter = LineCutter()
        #expect(cutter.end(in: bytes, atLeast: 12) == nil)
    }

    @Test func `bytes that come one by one give the same`() throws {
        var numbers = SameNumbers(seed: 7)
        for round in 0..<300 {
            let bytes = (0..<40).map { _ in UInt8(ascii: numbers.next() % 5 == 0 ? "\n" : "x") }
            for target in [1, 5, 30] {
                var whole = LineCutter()
                let expected = whole.end(in: bytes, atLeast: target)
                var piecewise = LineCutter()
                var found: Int?
                for count in 0...bytes.count where found == nil {
                    found = piecewise.end(in: Array(bytes.prefix(count)), atLeast: target)
                }
                try #require(found == expected, "\(round): \(bytes)")
            }
        }
    }
}
