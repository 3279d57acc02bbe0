import Records
import Testing

@testable import Ingest

struct JSONDocumentsTests {
    /// The batch of `documents`, which stand in one text, and the paths that must not be there.
    private static func read(
        _ documents: [[UInt8]], _ rules: [String], into batch: inout RecordBatch
    ) throws -> [(value: Int, path: String)] {
        var bytes: [UInt8] = Array("before".utf8)
        var values: [Field] = []
        for document in documents {
            values.append(Field(start: bytes.count, length: document.count))
            bytes += document
        }
        let reader = try JSONDocuments(rules: pathRules(rules), columns: jsonColumns, maxDepth: 3)
        return reader.read(values, of: bytes.span, into: &batch)
    }

    private static func read(_ documents: [String], _ rules: [String]) throws -> RecordBatch {
        var batch = RecordBatch(columns: 0)
        let forbidden = try read(documents.map { Array($0.utf8) }, rules, into: &batch)
        #expect(forbidden.isEmpty)
        return batch
    }

    @Test func `each document is a record of its own`() throws {
        let batch = try Self.read([#"{"a":1}"#, #" [{"a":2}] "#, "{}", #"{"\u0061":"\u0033"}"#], ["a", "[*].a"])
        #expect(batch.records == 4)
        #expect(batch.recordTexts == [#"{"a":1}"#, #" [{"a":2}] "#, "{}", #"{"\u0061":"\u0033"}"#])
        #expect(batch.noted == [Noted(0, "1", "1"), Noted(1, "2", "2"), Noted(0, "3", #""\u0033""#)])
        #expect(batch.occurrences.map(\.record) == [0, 1, 3])
        #expect(batch.fields(of: 0).count == 2)
    }

    @Test(arguments: [
        "", " ", "text", "{", #"{"a":1}{"#, #"{"a":1,}"#, "[1,2", "1 2", "NaN", "\0", "{}\0", "{\"a\":\"\0\"}", "'a'",
        #"{"a":[{"b":[1]}]}"#, "\u{FEFF}{}",
    ])
    func `a text that is no JSON is invalid, and nothing of it is noted`(text: String) throws {
        let batch = try Self.read([#"{"a":1}"#, text, #"{"a":2}"#], ["a", "**"])
        #expect(batch.texts.map(\.isInvalid) == [false, true, false])
        #expect(batch.occurrences.map(\.record) == [0, 2])
        #expect(batch.records == 3)
    }

    @Test func `a text that is not UTF-8 is invalid`() throws {
        var batch = RecordBatch(columns: 0)
        let surrogate: [UInt8] = Array("\"".utf8) + [0xED, 0xA0, 0x80] + Array("\"".utf8)
        _ = try Self.read([surrogate, Array("1".utf8)], ["**"], into: &batch)
        #expect(batch.texts.map(\.isInvalid) == [true, false])
        #expect(batch.noted == [Noted(0, "1", "1")])
    }

    @Test(
        arguments: [
            ("1", "**", [Noted(0, "1", "1")]), (#" "a" "#, "= **", [Noted(0, "a", #""a""#)]),
            ("null", "**", [Noted(0, nil, "null")]),
            ("[1,2]", "= **", [Noted(0, "1", "1"), Noted(0, "2", "2")]), ("[]", "- **", []), ("1", "a", []),
            (" 1 ", "- **", [Noted(0, "1", " 1 ")]),
        ] as [(String, String, [Noted])])
    func `a document may be any value`(text: String, rule: String, noted: [Noted]) throws {
        #expect(try Self.read([text], [rule]).noted == noted)
    }

    @Test func `a document that is taken out leaves nothing`() throws {
        #expect(try Self.read([" 1 ", "[1, 2]", #"{"a":1}"#], ["- **"]).spliced([0]) == ["", "[]", "{}"])
    }

    @Test func `paths that must not be there are told, of documents that are JSON`() throws {
        var batch = RecordBatch(columns: 0)
        let documents = [#"{"a":1}"#, #"{"x":1"#, #"{"b":{"c":2},"d":3}"#, #"{"e":4}"#].map { Array($0.utf8) }
        let forbidden = try Self.read(documents, ["a", "! **"], into: &batch)
        #expect(forbidden.map(\.path) == ["b", "d", "e"])
        #expect(forbidden.map(\.value) == [2, 2, 3])
        #expect(try Self.read([documents[0], documents[1]], ["a", "! **"], into: &batch).isEmpty)
    }

    @Test func `a batch is filled again and again`() throws {
        var batch = RecordBatch(columns: 0)
        for documents in [[#"{"a":"\u0031"}"#, "x"], [], [#"{"a":2}"#]] {
            _ = try Self.read(documents.map { Array($0.utf8) }, ["a"], into: &batch)
            let fresh = try Self.read(documents, ["a"])
            #expect(batch.noted == fresh.noted)
            #expect(batch.recordTexts == fresh.recordTexts)
            #expect(batch.records == documents.count)
        }
    }
}
