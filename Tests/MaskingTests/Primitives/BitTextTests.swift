import Testing

@testable import Masking

@Suite struct BitTextTests {
    private func text(_ bits: BitText, _ bytes: [UInt8], from start: Int = 0, count: Int) -> String {
        var output: [UInt8] = []
        output.append(addingCapacity: count) { bits.append(bytes, from: start, count: count, to: &$0) }
        return String(decoding: output, as: UTF8.self)
    }

    /// RFC 4648 section 10, without padding.
    @Test(arguments: [
        ("f", "MY", "Zg", "66"), ("fo", "MZXQ", "Zm8", "666f"), ("foo", "MZXW6", "Zm9v", "666f6f"),
        ("foob", "MZXW6YQ", "Zm9vYg", "666f6f62"), ("fooba", "MZXW6YTB", "Zm9vYmE", "666f6f6261"),
        ("foobar", "MZXW6YTBOI", "Zm9vYmFy", "666f6f626172"),
    ])
    func `gives the vectors of RFC 4648`(plain: String, base32: String, base64: String, hex: String) {
        let bytes = Array(plain.utf8)
        #expect(text(.base32, bytes, count: base32.count) == base32)
        #expect(text(.lowercaseBase32, bytes, count: base32.count) == base32.lowercased())
        #expect(text(.base64url, bytes, count: base64.count) == base64)
        #expect(text(.hex, bytes, count: hex.count) == hex)
    }

    @Test func `base64url has its own last two characters`() {
        #expect(text(.base64url, [0xFB, 0xFF], count: 2) == "-_")
    }

    @Test func `begins where it is told and takes zeros beyond the end`() {
        #expect(text(.hex, [0xAB, 0xCD], from: 1, count: 4) == "cd00")
    }

    private func decoded(_ bits: BitText, _ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        return bits.decode(Array(text.utf8).span, into: &bytes) ? bytes : nil
    }

    @Test(arguments: [BitText.hex, .base32, .lowercaseBase32, .base64url])
    func `decodes what it writes`(bits: BitText) {
        for length in 0..<40 {
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 83 + 5) }
            #expect(decoded(bits, text(bits, bytes, count: bits.length(ofBytes: length))) == bytes)
        }
    }

    @Test func `decodes nothing that it would not write`() {
        for text in ["Zh", "Z", "Zg==", "Zg ", "Zg\n", "+/", "Zm9vY"] { #expect(decoded(.base64url, text) == nil) }
        for text in ["6", "6G", "AB", "0x"] { #expect(decoded(.hex, text) == nil) }
    }
}
