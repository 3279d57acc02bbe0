import Testing

@testable import Masking

@Suite struct ScalarsTests {
    @Test(arguments: ["", "a", "Zoë", "e\u{301}", "👩‍👩‍👧", "שלום", "\0a\0"])
    func `counts scalars and finds them from both ends`(text: String) {
        let bytes = Array(text.utf8)
        let span = bytes.span
        let scalars = Array(text.unicodeScalars)
        #expect(span.scalarCount == scalars.count)
        for number in 0...scalars.count {
            let head = scalars[..<number].reduce(0) { $0 + UTF8.width($1) }
            #expect(span.offset(ofScalar: number) == head)
            #expect(span.offset(ofScalarFromEnd: scalars.count - number) == head)
        }
        #expect(span.offset(ofScalar: 100) == bytes.count)
        #expect(span.offset(ofScalarFromEnd: 100) == 0)
    }

    @Test func `tells UTF-8 as the standard library does`() {
        let bytes: [UInt8] = [
            0, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE,
            0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
        ]
        for first in bytes {
            for second in bytes {
                for third in bytes {
                    for tail in [[], [0x80], [0xBF, 0x41], [0x41]] as [[UInt8]] {
                        let text = [first, second, third] + tail
                        let isUTF8 = text.span.isUTF8
                        #expect(isUTF8 == (String(validating: text, as: UTF8.self) != nil))
                    }
                }
            }
        }
    }

    @Test func `bytes that are not UTF-8 do not lead out of the text`() {
        for bytes in [[0x80], [0xFF, 0x80, 0x80], [0xE2]] as [[UInt8]] {
            #expect(bytes.span.offset(ofScalar: 5) == bytes.count)
            #expect(bytes.span.offset(ofScalarFromEnd: 5) == 0)
        }
    }
}
