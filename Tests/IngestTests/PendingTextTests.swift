import Records
import Testing

@testable import Ingest

struct PendingTextTests {
    private static let text = Array("a,b\n1,2\n3,4\n5".utf8)

    @Test func `text that is moved or dropped counts lines and bytes`() throws {
        try withFile(Self.text) { source, _ in
            var pending = try PendingText(source, encoding: .utf8, limits: IngestLimits(), watch: ReaderWatch())
            while !pending.isAtEnd { try pending.fill() }
            pending.drop(4)
            var slice = Slice(bytes: [1, 2], sequence: 8, source: 9, line: 0, offset: 0)
            pending.move(8, into: &slice)
            #expect(slice.bytes == Array("1,2\n3,4\n".utf8))
            #expect((slice.line, slice.offset) == (2, 4))
            #expect(slice.lineEnd == .lf)
            #expect(pending.bytes == [UInt8(ascii: "5")])
            #expect(pending.place == .init(line: 4, offset: 12))
            #expect(pending.bytesRead == Self.text.count)
            try pending.finish()
        }
    }

    @Test func `lines are counted by what ends records`() throws {
        try withFile(Array("a\rb\nc\r".utf8)) { source, _ in
            var pending = try PendingText(source, encoding: .utf8, limits: IngestLimits(), watch: ReaderWatch())
            while !pending.isAtEnd { try pending.fill() }
            pending.lineEnd = .cr
            pending.drop(5)
            #expect(pending.place == .init(line: 2, offset: 5))
        }
    }

    @Test(arguments: [0, 4, 8])
    func `a record whose end is not here is refused with its place`(start: Int) throws {
        var limits = IngestLimits()
        // The last byte may be half a line end.
        limits.maxRecord = Self.text.count - start - 2
        let line = 1 + start / 4
        let expected = IngestError.recordTooLarge(
            source: "source.csv", line: line, offset: start, limit: limits.maxRecord)
        try withFile(Self.text) { source, _ in
            var pending = try PendingText(source, encoding: .utf8, limits: limits, watch: ReaderWatch())
            while !pending.isAtEnd { try pending.fill() }
            try pending.checkRecord(from: start + 1)
            let error = #expect(throws: IngestError.self) { try pending.checkRecord(from: start) }
            #expect(error == expected)
        }
    }
}
