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
        #expect(plan.shape.shownNames == ["e", "a", "c"])
    }

    @Test func `the tokenizer lets NUL pass in binary columns alone`() throws {
        let plan = try DatasetPlan.bench(
            Self.yaml, header: ["a", "b", "c", "e"], tolerance: Tolerance(collectsRejects: true))
        var slice = Slice(
            bytes: Array("1,2,\u{0},4\n1,\u{0},3,4\n".utf8), sequence: 0, source: 0, line: 2, offset: 8)
        var batch = RecordBatch(columns: 4)
        try plan.tokenizer().tokenize(&slice, into: &batch)
        #expect(batch.records == 1)
        #expect(batch.rejects.map(\.reason) == [.nulByte(field: 2)])
    }

    @Test func `messages name the source`() throws {
        let plan = try DatasetPlan.bench(Self.yaml, header: ["a", "b", "c", "e"], sources: ["x.csv", "y.csv"])
        var slice = Slice(bytes: Array("1\n".utf8), sequence: 0, source: 1, line: 2, offset: 8)
        var batch = RecordBatch(columns: 4)
        let error = failure { try plan.tokenizer().tokenize(&slice, into: &batch) }
        #expect(error?.description == "y.csv:2 (byte 8): record has 1 field; the header has 4")
    }

    @Test(arguments: [(BatchOutput.plain, #"[{"a":1}]"#), (.text, "{\"a\":1}\n")])
    func `JSON is written as the output asks`(output: BatchOutput, expected: String) throws {
        #expect(try TextBench("keep: [a]", output: output).text([#"{"a":1}"#]) == expected)
    }

    @Test(arguments: [(BatchOutput.plain, #"[["1","r"]]"#), (.text, "1,r\n")])
    func `rows are written as the output asks`(output: BatchOutput, expected: String) throws {
        let bench = try TextBench("keep: [a], columns: { b: { redact: r } }", header: ["a", "b"], output: output)
        #expect(try bench.text(["1,2"]) == expected)
    }

    @Test func `the tokenizer of JSON keeps the limits and sets lines aside`() throws {
        var limits = IngestLimits()
        limits.maxDepth = 2
        let plan = try DatasetPlan.bench(
            "datasets: { d: { keep: ['a.**'] } }", sources: ["x.jsonl"],
            tolerance: Tolerance(collectsRejects: true, gathersUnlisted: true), limits: limits)
        var slice = Slice(
            bytes: Array(#"{"a":[1]}"#.utf8) + Array("\n{\"a\":[[1]]}\n[]\n{\"b\":1}".utf8), sequence: 0, source: 0,
            line: 1, offset: 0)
        var batch = RecordBatch(columns: 0)
        try plan.tokenizer().tokenize(&slice, into: &batch)
        #expect(batch.records == 2)
        #expect(batch.rejects.map(\.reason) == [.json(.tooDeep(limit: 2)), .json(.notAnObject)])
        #expect(batch.unlistedPaths == ["b"])
    }
}
