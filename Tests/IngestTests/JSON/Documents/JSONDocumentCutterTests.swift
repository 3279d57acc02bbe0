import Records
import Testing

@testable import Ingest

struct JSONDocumentCutterTests {
    /// Records of all kinds, with brackets, quotes and escapes in strings, blanks, and lines of their own.
    private static let records: [String] = (0..<60).flatMap { number in
        [
            "{\"id\":\(number),\"t\":\"a]}\\\"[{\\\\\",\"l\":[{},[1,\"\\\\\"],\"\\u00e9\"]}",
            "{ \"id\" : \(number)\n }",
            "[\(number),[]]", "\"x\\\"y\\\\\"", "-1.5e3", "true", "null", "{}", "[]",
            "{\"d\":1,\"d\":1.0,\"long\":\"\(String(repeating: "q\\n", count: number % 60))\"}",
        ]
    }

    private static let array = "\u{FEFF} [ " + records.joined(separator: " ,\r\n\t") + "]\n"
    private static let members =
        "{\"skip\":[{\"a\":[1,\"]\"]},true],\"u\\u0073ers\":{"
        + records.enumerated().map { "\"k\($0.offset)\" : \($0.element)" }.joined(separator: ",\n")
        + "},\"after\":{\"x\":{}}}"
    private static let nested =
        "{\"g\":[{\"n\":1,\"m\":[" + records.joined(separator: ",")
        + "]},7,[{\"m\":[1]}],{\"m\":[]},{\"m\":{\"o\":1}}]}"

    private static let documents: [(text: String, path: String?, records: [String])] = [
        (array, nil, records), (array, "[*]", records), (members, "users.*", records),
        (members, "['users'].*", records),
        (nested, "g[*].m", records + ["{\"o\":1}"]),
    ]

    @Test(arguments: documents.indices, [1, 7, 64, 256 << 10])
    func `read sizes change nothing`(index: Int, readBytes: Int) throws {
        let document = Self.documents[index]
        for sliceBytes in [1, 50, 5000, 1 << 20] {
            var asking = DocumentAsking { $0.limits.sliceBytes = sliceBytes }
            let expected = try readDocument(document.text, document.path, asking)
            asking.limits.readBytes = readBytes
            let read = try readDocument(document.text, document.path, asking)
            #expect((read == expected) as Bool)
            #expect((read.records == document.records) as Bool)
            #expect(read.slices.count == (sliceBytes == 1 << 20 ? 1 : read.slices.count))
        }
    }

    @Test(arguments: documents.indices)
    func `places are those in the document`(index: Int) throws {
        let document = Self.documents[index]
        let bytes = Array(document.text.utf8)
        let read = try readDocument(document.text, document.path, DocumentAsking { $0.limits.sliceBytes = 700 })
        for (record, text) in read.records.enumerated() {
            let offset = read.offsets[record]
            #expect((bytes[offset..<(offset + text.utf8.count)].elementsEqual(text.utf8)) as Bool)
            #expect(read.lines[record] == bytes[..<offset].count { $0 == 0x0A } + 1)
        }
    }

    @Test func `a slice ends with the first record that ends at its size, or before other text that reaches it`() throws
    {
        let asking = DocumentAsking { $0.limits.sliceBytes = 6 }
        #expect(try readDocument("[1, 22,333, 4,5]", nil, asking).slices == ["1, 22", "333, 4", "5"])
        #expect(try readDocument("[1,1 ,   2]", nil, asking).slices == ["1,1", "2"])
        #expect(try readDocument("{\"a\":[1,2],\"b\":[3]}", "*[*]", asking).slices == ["1,2", "3"])
    }

    @Test(
        arguments: [
            ("[]", nil, []), ("{}", nil, ["{}"]), (" 7 ", nil, ["7"]), ("\"\\\"\"", nil, ["\"\\\"\""]),
            ("[[1],[2]]", nil, ["[1]", "[2]"]), ("[[1],[2]]", "[*]", ["[1]", "[2]"]),
            ("[[1],[2,3]]", "[*][*]", ["1", "2", "3"]),
            ("{\"a\":{\"b\":[{},{\"c\":1}]}}", "a.b", ["{}", "{\"c\":1}"]), ("{\"a\":{\"b\":{}}}", "a.b", ["{}"]),
            ("{\"a\":{\"b\":null}}", "a.b", ["null"]), ("{\"a\":[]}", "a", []), ("{\"a\":{}}", "a.*", []),
            ("{\"a\":[[1],[2]]}", "a[*]", ["[1]", "[2]"]), ("{\"a\":1,\"a\":[2,3]}", "a", ["1", "2", "3"]),
            ("{\"a\":[]}", "a[*].b", []), ("{\"a.b\":[1],\"a\":{\"b\":[2]}}", "['a.b']", ["1"]),
            ("{\"x\":{\"a\":[1]},\"a\":[2]}", "a", ["2"]), ("{\"\u{e9}\":[1]}", "\u{e9}", ["1"]),
            ("{\"a\":{\"x\":[1],\"y\":2}}", "a.*", ["[1]", "2"]),
        ] as [(String, String?, [String])])
    func `records are at the path`(text: String, path: String?, records: [String]) throws {
        #expect(try readDocument(text, path).records == records)
    }

    @Test(arguments: ["b", "a.b", "a[*]", "a.*", "[*]"])
    func `a path that the document lacks is an error`(path: String) throws {
        let error = try documentError("{\"a\":7,\"c\":{\"b\":1}}\n", path)
        #expect(error?.status == .malformed)
        #expect(
            error?.description
                == "source.csv:2 (byte 20): the JSON document has no '\(path)'; correct `records`, "
                + "or export what it names"
        )
    }

    @Test func `a record of the largest size is read, and a larger one refused`() throws {
        let asking = DocumentAsking {
            $0.limits.maxRecord = 100
            $0.limits.sliceBytes = 10
            $0.limits.readBytes = 16
        }
        func text(_ size: Int) -> String { "[\n1,\"\(String(repeating: "x", count: size - 2))\"]" }
        #expect(try readDocument(text(100), nil, asking).records.count == 2)
        #expect(
            try documentError(text(101), nil, asking)
                == .recordTooLarge(source: "source.csv", line: 2, offset: 4, limit: 100))
        let whole = "{\"a\":\"\(String(repeating: "x", count: 100))\"}"
        #expect(
            try documentError(whole, nil, asking)
                == .documentTooLarge(source: "source.csv", line: 1, offset: 0, limit: 100))
        #expect(
            try documentError("{\"\(String(repeating: "x", count: 1000))\":[]}", "a", asking)?.status == .limit)
    }

    @Test func `text beside the records may be as long as it likes`() throws {
        let asking = DocumentAsking {
            $0.limits.maxRecord = 100
            $0.limits.sliceBytes = 64
            $0.limits.readBytes = 16
        }
        let long = (0..<2000).map { "{\"n\":[\($0),\"s\"]}" }.joined(separator: ", ")
        let read = try readDocument("{\"b\":[\(long)],\"a\":[1,2],\"c\":[\(long)],\"a\":[3]}", "a", asking)
        #expect(read.records == ["1", "2", "3"])
        #expect(read.slices == ["1,2", "3"])
    }
}
