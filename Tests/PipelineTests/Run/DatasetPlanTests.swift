import Ingest
import Records
import Testing

@testable import Pipeline

struct DatasetPlanTests {
    private static let yaml = """
        datasets:
          d: { keep: [a], drop: [b], columns: { c: { redact: x, type: binary }, e: nullify } }
        """

    @Test func `dropped columns are not staged`() throws {
        let plan = try DatasetPlan.bench(Self.yaml, header: ["e", "b", "a", "c"])
        #expect(plan.stagedColumns == ["e", "a", "c"])
    }

    @Test func `the tokenizer lets NUL pass in binary columns alone`() throws {
        let plan = try DatasetPlan.bench(Self.yaml, header: ["a", "b", "c", "e"], collectsRejects: true)
        var slice = Slice(
            bytes: Array("1,2,\u{0},4\n1,\u{0},3,4\n".utf8), sequence: 0, source: 0, line: 2, offset: 8)
        var batch = RecordBatch(columns: 4)
        try plan.tokenizer.tokenize(&slice, into: &batch)
        #expect(batch.records == 1)
        #expect(batch.rejects.map(\.reason) == [.nulByte(field: 2)])
    }

    @Test func `messages name the source`() throws {
        let plan = try DatasetPlan.bench(Self.yaml, header: ["a", "b", "c", "e"], sources: ["x.csv", "y.csv"])
        var slice = Slice(bytes: Array("1\n".utf8), sequence: 0, source: 1, line: 2, offset: 8)
        var batch = RecordBatch(columns: 4)
        let error = failure { try plan.tokenizer.tokenize(&slice, into: &batch) }
        #expect(error?.description == "y.csv:2 (byte 8): record has 1 field; the header has 4")
    }
}
