import Records
import Testing

@testable import Ingest

struct JSONDocumentCutterFrameTests {
    @Test(
        arguments: [
            ("", nil, .documentEnds, 1, 0), (" \n", nil, .documentEnds, 2, 2), ("[", nil, .documentEnds, 1, 1),
            ("[1", nil, .documentEnds, 1, 2), ("[1,", nil, .documentEnds, 1, 3), ("[\"a", nil, .documentEnds, 1, 3),
            ("[{\"a\":1}\n", nil, .documentEnds, 2, 9), ("{\"a\":[1]", "a", .documentEnds, 1, 8),
            ("[1,]", nil, .badValue, 1, 3), ("[,1]", nil, .badValue, 1, 1), ("[1,,2]", nil, .badValue, 1, 3),
            ("[1 2]", nil, .badSeparator, 1, 3), ("[1}", nil, .badSeparator, 1, 2),
            ("[{}{}]", nil, .badSeparator, 1, 3),
            ("[1:2]", nil, .badSeparator, 1, 2), ("[1] x", nil, .textAfterDocument, 1, 4),
            ("[1]]", nil, .textAfterDocument, 1, 3), ("{\"a\":1}\n{\"a\":2}\n", nil, .textAfterDocument, 2, 8),
            ("[tru]", nil, .badValue, 1, 1), ("[-]", nil, .badValue, 1, 2), ("[01]", nil, .badNumber, 1, 2),
            ("[\n'a']", nil, .badValue, 2, 2), ("[{\n\"a\":\n1]}]", nil, .badSeparator, 3, 10),
            ("[1x]", nil, .badSeparator, 1, 2), ("]", nil, .badValue, 1, 0), ("// c\n[1]", nil, .badValue, 1, 0),
            ("{\"a\":[1],}", "a", .badKey, 1, 9), ("{,\"a\":[1]}", "a", .badKey, 1, 1), ("{a:[1]}", "a", .badKey, 1, 1),
            ("{\"a\" [1]}", "a", .missingColon, 1, 5), ("{\"b\":tru,\"a\":[1]}", "a", .badValue, 1, 5),
            ("{\"b\":01,\"a\":[1]}", "a", .badNumber, 1, 6), ("{\"b\":\"\\x\",\"a\":[1]}", "a", .badEscape, 1, 6),
            ("{\"b\":\"\t\",\"a\":[1]}", "a", .controlCharacter, 1, 6),
            ("{\"b\\q\":1,\"a\":[1]}", "a", .badEscape, 1, 3),
            ("{\"a\":[1]]", "a", .badSeparator, 1, 8), ("{\"b\":[1},\"a\":[1]}", "a", .badSeparator, 1, 7),
            ("{\"b\":[1,],\"a\":[1]}", "a", .badValue, 1, 8), ("{\"b\":{\"c\":},\"a\":[1]}", "a", .badValue, 1, 10),
            ("{\"b\":-,\"a\":[1]}", "a", .badValue, 1, 5), ("{\"b\":[[[1]]],\"a\":[1]}", "a", .tooDeep(limit: 3), 1, 7),
            ("[[[[[1]]]]]", nil, .tooDeep(limit: 3), 1, 4),
        ] as [(String, String?, JSONFault, Int, Int)])
    func `what is no document is refused with its place`(
        text: String, path: String?, fault: JSONFault, line: Int, offset: Int
    ) throws {
        var asking = DocumentAsking { $0.limits.maxDepth = 3 }
        for readBytes in [1, 1 << 10] {
            asking.limits.readBytes = readBytes
            let error = try documentError(text, path, asking)
            #expect(error?.status == .malformed)
            #expect(error == .malformed(source: "source.csv", line: line, offset: offset, reason: .json(fault)))
        }
    }

    @Test func `text that is not UTF-8 is refused around the records, too`() throws {
        let text = Array("{\"b\":\"".utf8) + [0xFF] + Array("\",\"a\":[1]}".utf8)
        #expect(throws: IngestError.malformed(source: "source.csv", line: 1, offset: 5, reason: .json(.notUTF8))) {
            try readDocument(text, "a")
        }
    }

    @Test(arguments: [[0xFF, 0xFE, 0x5B, 0x00], [0xFE, 0xFF, 0x00, 0x5B]] as [[UInt8]])
    func `UTF-16 is refused`(bytes: [UInt8]) throws {
        #expect { try readDocument(bytes) } throws: { error in
            if case IngestError.encoding = error { true } else { false }
        }
    }
}
