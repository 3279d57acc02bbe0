import Records
import Testing

@testable import Ingest

@Suite struct CopyTokenizerTests {
    @Test func `a backslash before the end mark escapes nothing`() throws {
        #expect(try dumpError("COPY public.t (a) FROM stdin;\nab\\\n\\.\n") == fault(.badEscape, line: 2, offset: 32))
    }

    @Test func `batches are used again`() throws {
        var settings = RowSettings(columns: 2)
        settings.sources = ["a", "b"]
        let tokenizer = CopyRows(encoding: .latin1).tokenizer(settings)
        var batch = RecordBatch(columns: 2)
        for (text, value) in [([UInt8(0xE9)], "é"), (Array("plain".utf8), "plain")] {
            let bytes = text + Array("\tx\n".utf8)
            var slice = Slice(bytes: bytes, sequence: 3, source: 1, line: 9, offset: 100)
            try tokenizer.tokenize(&slice, into: &batch)
            #expect(batch.records == 1)
            #expect(String(decoding: batch.bytes[batch.field(0, of: 0).range], as: UTF8.self) == value)
            #expect(batch.origins == [RecordBatch.Origin(line: 9, offset: 100)])
            #expect((batch.sequence, batch.source) == (3, 1))
        }
        var slice = Slice(bytes: Array("x\n".utf8), sequence: 0, source: 1, line: 9, offset: 100)
        #expect(
            throws: IngestError.malformed(
                source: "b", line: 9, offset: 100, reason: .sql(.valueCount(found: 1, expected: 2)))
        ) {
            try tokenizer.tokenize(&slice, into: &batch)
        }
    }
}
