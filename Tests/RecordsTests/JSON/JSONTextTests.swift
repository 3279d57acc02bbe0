import Foundation
import Records
import Testing

struct JSONTextTests {
    private static func parsed(_ json: String) throws -> String? {
        try JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed) as? String
    }

    @Test func `every scalar below U+0100 comes back`() throws {
        for scalar in (0..<0x100).compactMap(Unicode.Scalar.init(_:) as (Int) -> Unicode.Scalar?) {
            let text = "a\(scalar)b"
            #expect(try Self.parsed(JSONText.quoted(text)) == text)
        }
    }

    @Test(arguments: [
        0x0100, 0x07FF, 0x0800, 0x2028, 0x2029, 0xD7FF, 0xE000, 0xFEFF, 0xFFFD, 0xFFFF, 0x1_0000, 0x1_F600, 0x10_FFFF,
    ])
    func `scalars above come back`(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        let text = "a\(scalar)\(scalar)"
        #expect(try Self.parsed(JSONText.quoted(text)) == text)
        #expect(JSONText.quoted(text) == "\"\(text)\"")
    }

    @Test(arguments: [
        ("", "\"\""), ("a", "\"a\""), ("\"", "\"\\\"\""), ("\\", "\"\\\\\""), ("/", "\"/\""), ("\u{8}", "\"\\b\""),
        ("\t", "\"\\t\""), ("\n", "\"\\n\""), ("\u{C}", "\"\\f\""), ("\r", "\"\\r\""), ("\0", "\"\\u0000\""),
        ("\u{1B}", "\"\\u001b\""), ("\u{1F}", "\"\\u001f\""), ("\u{7F}", "\"\u{7F}\""), ("é", "\"é\""),
    ])
    func `escapes what RFC 8259 asks for and nothing else`(text: String, json: String) {
        #expect(JSONText.quoted(text) == json)
    }

    @Test func `appends after what is there`() {
        var output = Array("[".utf8)
        JSONText.append("x\ny", to: &output)
        #expect(String(decoding: output, as: UTF8.self) == "[\"x\\ny\"")
    }

    @Test func `an escape is at most six bytes`() {
        for byte in UInt8.min...UInt8.max {
            var output: [UInt8] = []
            JSONText.appendEscaped(byte, to: &output)
            #expect((1...6).contains(output.count))
            if byte >= 0x80 { #expect(output == [byte]) }
        }
    }

    @Test(arguments: zip("bfnrt\"\\/".utf8, [8, 12, 10, 13, 9, 34, 92, 47] as [UInt8]))
    func `a letter behind a backslash stands for one byte`(letter: UInt8, byte: UInt8) {
        #expect(JSONText.byte(ofEscape: letter) == byte)
    }

    @Test(arguments: 0...255 as ClosedRange<UInt8>, 0..<8)
    func `the lowest mark is on the first byte that a string cannot hold`(byte: UInt8, place: Int) {
        let word = 0x4141_4141_4141_4141 & ~(UInt64(0xFF) << UInt64(place * 8)) | UInt64(byte) << UInt64(place * 8)
        let isSpecial = byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
        #expect(JSONText.marks(word) == (isSpecial ? 0x80 << UInt64(place * 8) : 0))
    }
}
