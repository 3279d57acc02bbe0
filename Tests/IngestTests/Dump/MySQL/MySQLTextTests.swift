import Records
import Testing

@testable import Ingest

@Suite struct MySQLTextTests {
    @Test func `places are counted through reads, and a mark is no text`() throws {
        try withFile([0xEF, 0xBB, 0xBF] + Array("a\nb\nc".utf8)) { source, _ in
            var limits = IngestLimits()
            limits.readBytes = 2
            var text = try MySQLText(source, limits: limits, watch: ReaderWatch())
            while !text.isAtEnd { try text.fill() }
            #expect(text.count == 5 && text.place == RecordBatch.Origin(line: 1, offset: 3))
            text.advance(2)
            #expect(text.place == RecordBatch.Origin(line: 2, offset: 5))
            var slice = Slice(bytes: [], sequence: 0, source: 0, line: 0, offset: 0)
            text.move(2, into: &slice)
            #expect(slice.bytes == Array("b\n".utf8) && slice.line == 2 && slice.offset == 5)
            #expect(text.origin(at: 1) == RecordBatch.Origin(line: 3, offset: 8))
            try text.fill()
            #expect(text.count == 1)
            try text.finish()
        }
    }
}
