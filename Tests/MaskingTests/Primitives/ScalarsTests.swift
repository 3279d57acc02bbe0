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

    @Test func `bytes that are not UTF-8 do not lead out of the text`() {
        for bytes in [[0x80], [0xFF, 0x80, 0x80], [0xE2]] as [[UInt8]] {
            #expect(bytes.span.offset(ofScalar: 5) == bytes.count)
            #expect(bytes.span.offset(ofScalarFromEnd: 5) == 0)
        }
    }
}
