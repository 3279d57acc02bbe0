import Records
import Testing

@testable import Ingest

struct JSONTokenizerTests {
    private static let collecting = {
        var asking = JSONAsking()
        asking.collectsRejects = true
        return asking
    }()

    private static func origin(_ line: Int, _ offset: Int) -> RecordBatch.Origin { .init(line: line, offset: offset) }

    @Test(
        arguments: [
            ("", []), ("\n", []), ("\n \t\r\n\n", []), ("{}", [origin(1, 0)]), ("{}\n", [origin(1, 0)]),
            ("{}\r\n", [origin(1, 0)]), ("{}\n{}", [origin(1, 0), origin(2, 3)]),
            ("\n\n {}\n\n{}\n", [origin(3, 2), origin(5, 7)]),
            ("{\r}\r\n\r\n{}\r", [origin(1, 0), origin(3, 7)]),
        ] as [(String, [RecordBatch.Origin])])
    func `every line that is not blank is a record`(text: String, origins: [RecordBatch.Origin]) throws {
        let batch = try readJSON(text)
        #expect(batch.origins == origins)
        #expect(batch.texts.count == origins.count)
        #expect(!batch.isTable)
    }

    @Test(.timeLimit(.minutes(1))) func `a slice of blank lines is read in one pass`() throws {
        let text = [UInt8](repeating: UInt8(ascii: "\n"), count: 1 << 20)
        #expect(try readJSON(text, []).records == 0)
    }

    @Test func `a record has a limit of values, which is no malformed record`() throws {
        let values = Array(repeating: "1", count: JSONScanner.maxValues + 2).joined(separator: ",")
        let error = #expect(throws: IngestError.self) { try readJSON("{\"a\":[\(values)]}", ["a[*]"]) }
        #expect(error?.status == .limit)
        #expect(try readJSON("{\"b\":[\(values)]}", ["a[*]"]).records == 1)
    }

    @Test func `places count on from the slice's own`() throws {
        var asking = Self.collecting
        asking.line = 100
        asking.offset = 5000
        let batch = try readJSON("{}\n{]\n\n{}", [], asking)
        #expect(batch.origins == [Self.origin(100, 5000), Self.origin(103, 5007)])
        #expect(batch.rejects == [Reject(line: 101, offset: 5003, source: 0, reason: .json(.badKey))])
        #expect(batch.sequence == 3)
        asking.collectsRejects = false
        #expect(throws: IngestError.malformed(source: "events", line: 101, offset: 5004, reason: .json(.badKey))) {
            try readJSON("{}\n{]\n\n{}", [], asking)
        }
    }

    @Test func `a source without a name is told by its number`() throws {
        let tokenizer = try JSONTokenizer(rules: [], columns: 0, limits: IngestLimits(), collectsRejects: false)
        var slice = Slice(bytes: [UInt8(ascii: "{")], sequence: 0, source: 4, line: 1, offset: 0)
        var batch = RecordBatch(columns: 0)
        #expect(throws: IngestError.malformed(source: "source 5", line: 1, offset: 1, reason: .json(.truncated))) {
            try tokenizer.tokenize(&slice, into: &batch)
        }
    }

    @Test func `a line that is refused leaves nothing behind`() throws {
        let rules = ["a", "m.* ~8", "! **"]
        let text = """
            {"a":1,"m":{"k":2},"x":3
            {"a":"\\u0031"}
            [{"a":1,"x":2}]
            {"x":NaN}
            {"a":4} {"a":5}
            {"a":6}
            """
        let batch = try readJSON(text, rules, Self.collecting)
        #expect(batch.noted == [Noted(0, "1", #""\u0031""#), Noted(0, "6", "6")])
        #expect(batch.occurrences.map(\.record) == [0, 1])
        #expect(batch.origins.map(\.line) == [2, 6])
        #expect(batch.rejects.map(\.line) == [1, 3, 4, 5])
        let faults: [JSONFault] = [.truncated, .notAnObject, .badValue, .trailingText]
        #expect(batch.rejects.map(\.reason) == faults.map { .json($0) })
    }

    @Test(
        arguments: [
            [0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80],
        ] as [[UInt8]])
    func `a line that is not UTF-8 is refused, and no other`(broken: [UInt8]) throws {
        let text = Array("{\"a\":\"é\"}\n{\"a\":\"".utf8) + broken + Array("\"}\n{\"a\":\"\0\"}\n{\"a\":\"日\"}".utf8)
        let batch = try readJSON(text, pathRules(["a"]), Self.collecting)
        #expect(batch.noted.map(\.text) == ["é", "日"])
        #expect(
            batch.rejects == [
                Reject(line: 2, offset: 11, source: 0, reason: .json(.notUTF8)),
                Reject(line: 3, offset: 20 + broken.count, source: 0, reason: .json(.controlCharacter)),
            ])
    }

    @Test func `a record is no larger than the limit`() throws {
        var asking = Self.collecting
        asking.limits.maxRecord = 8
        #expect(try readJSON("{\"a\":12}\n         \n{}", [], asking).records == 2)
        #expect(throws: IngestError.recordTooLarge(source: "events", line: 2, offset: 3, limit: 8)) {
            try readJSON("{}\n{\"a\":123}", [], asking)
        }
    }

    @Test func `paths that must not be there are gathered where that is asked for`() throws {
        var asking = JSONAsking()
        asking.gathersUnlisted = true
        let text = "{\"a\":1}\n{\"b\":2}\n{\"a\":3,\"c\":{\"d\":4},\"e\":0}\n{\"b\":5}\n{\"j@x.org\":6}"
        let batch = try readJSON(text, ["a", "! **"], asking)
        #expect(batch.unlistedPaths == ["b", "c", "e", "*"])
        #expect(batch.records == 5)
        #expect(batch.noted.map(\.text) == ["1", "3"])
        asking.gathersUnlisted = false
        #expect(throws: IngestError.malformed(source: "events", line: 2, offset: 13, reason: .unlistedPath("b"))) {
            try readJSON(text, ["a", "! **"], asking)
        }
    }

    @Test func `fields are sorted by column, each with its record`() throws {
        let batch = try readJSON("{\"b\":1,\"a\":[2,3]}\n{}\n{\"a\":[4],\"b\":null}", ["a[*]", "b"])
        #expect(batch.fields(of: 0) == ColumnFields(first: 0, stride: 1, count: 3))
        #expect(batch.fields(of: 1) == ColumnFields(first: 3, stride: 1, count: 2))
        #expect(batch.fields.map { NotedText($0, in: batch.bytes) } == ["2", "3", "4", "1", nil])
        #expect((0..<3).map { batch.record(of: $0, in: batch.fields(of: 0)) } == [0, 0, 2])
        #expect((0..<2).map { batch.record(of: $0, in: batch.fields(of: 1)) } == [0, 2])
    }

    @Test func `a batch and a slice are filled again and again`() throws {
        let tokenizer = try JSONTokenizer(
            rules: pathRules(["a", "! **"]), columns: jsonColumns, limits: IngestLimits(), collectsRejects: true)
        var slice = Slice(bytes: [], sequence: 0, source: 0, line: 1, offset: 0)
        var batch = RecordBatch(columns: 0)
        for text in ["{\"a\":\"\\u0031\"}\n{\"a\":2}\n[]", "", "{\"a\":3}", "{}\n{}"] {
            slice.bytes = Array(text.utf8)
            try tokenizer.tokenize(&slice, into: &batch)
            let fresh = try readJSON(Array(text.utf8), pathRules(["a", "! **"]), Self.collecting)
            #expect(batch.noted == fresh.noted)
            #expect(batch.recordTexts == fresh.recordTexts)
            #expect(batch.rejects == fresh.rejects)
            #expect(batch.unlistedPaths.isEmpty)
        }
    }
}
