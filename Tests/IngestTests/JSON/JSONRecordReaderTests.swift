import Records
import Testing

@testable import Ingest

struct JSONRecordReaderTests {
    @Test func `a bad record of a document is set aside with its place, and the others are read`() throws {
        let asking = DocumentAsking { $0.collectsRejects = true }
        let read = try readDocument("[{\"a\":1},\n{\"a\":01},\n {\n\"a\"}, [tru\n] ,{\"a\":2}]", nil, asking)
        #expect(read.records == ["{\"a\":1}", "{\"a\":2}"])
        #expect(read.lines == [1, 4 + 1])
        #expect(
            read.rejects == [
                Reject(line: 2, offset: 10, source: 0, reason: .json(.badNumber)),
                Reject(line: 3, offset: 21, source: 0, reason: .json(.missingColon)),
                Reject(line: 4, offset: 29, source: 0, reason: .json(.badValue)),
            ])
    }

    @Test func `the line of a fault is its own, not that of its record`() throws {
        let error = try documentError("[\n{\n\"a\":\n01}]", nil)
        #expect(error == .malformed(source: "source.csv", line: 4, offset: 10, reason: .json(.badNumber)))
        let unlisted = try documentError("[{\n\"a\":1,\n\"b\":2}]", nil, DocumentAsking { $0.rules = ["a", "! **"] })
        #expect(unlisted == .malformed(source: "source.csv", line: 3, offset: 14, reason: .unlistedPath("b")))
    }

    @Test(arguments: ["[1]", "[[{\"a\":1}]]", "\"a\"", "[null]"])
    func `a record that is no object is refused where rules speak of members`(text: String) throws {
        let asking = DocumentAsking { $0.takesAnyValue = false }
        #expect(try documentError(text, nil, asking)?.status == .malformed)
        #expect(try documentError(text)?.status == nil)
    }

    @Test func `lines are never any value`() throws {
        var tokenizer = try JSONTokenizer(
            rules: [], columns: 0, limits: IngestLimits(), collectsRejects: false)
        tokenizer.takesAnyValue = true
        var slice = Slice(bytes: Array("1\n".utf8), sequence: 0, source: 0, line: 1, offset: 0)
        var batch = RecordBatch(columns: 0)
        #expect(throws: IngestError.self) { try tokenizer.tokenize(&slice, into: &batch) }
    }

    @Test func `bytes that are not UTF-8 are refused in their record alone`() throws {
        let asking = DocumentAsking { $0.collectsRejects = true }
        let read = try readDocument(Array("[\"a\",\"".utf8) + [0xC3] + Array("\",\"b\"]".utf8), nil, asking)
        #expect(read.records == ["\"a\"", "\"b\""])
        #expect(read.rejects.map(\.reason) == [.json(.notUTF8)])
    }
}
