import Records
import Testing

@testable import Pipeline

struct SpliceEncoderTests {
    private static let lines = [#"  { "a": 1 }"# + "\r", "", #"{"a":2}"#, "{}"]

    @Test func `a block is an array of the records' own bytes`() throws {
        let bench = try TextBench("keep: [a]", output: .plain)
        #expect(try bench.text(Self.lines) == #"[{ "a": 1 },{"a":2},{}]"#)
    }

    @Test func `text has a record a line`() throws {
        let bench = try TextBench("keep: [a]")
        #expect(try bench.text(Self.lines) == #"{ "a": 1 }"# + "\n" + #"{"a":2}"# + "\n{}\n")
    }

    @Test func `the next batch begins anew`() throws {
        let bench = try TextBench("columns: { a: redact }")
        #expect(try bench.masked(#"{"a":"long enough"}"#, #"{"a":2}"#).count == 2)
        #expect(try bench.masked(#"{"a":3}"#) == [#"{"a":"[redacted]"}"#])
    }

    @Test func `no records are an array of nothing`() {
        var block = SpliceEncoder(.block, keyColumns: [])
        block.encode(RecordBatch(columns: 0), masked: MaskedValues(), columns: [])
        #expect(block.plain == Array("[]".utf8))
        var lines = SpliceEncoder(.lines, keyColumns: [])
        lines.encode(RecordBatch(columns: 0), masked: MaskedValues(), columns: [])
        #expect(lines.plain.isEmpty)
    }
}
