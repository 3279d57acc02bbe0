import Crypto
import Testing

@testable import Masking

@Suite struct KeyTextTests {
    private func fault(_ text: String) -> KeyFault? {
        do throws(KeyFault) {
            let bytes = Array(text.utf8)
            _ = try KeyText.decode(bytes.span)
            return nil
        } catch {
            return error
        }
    }

    @Test func `writes the text of a key`() {
        #expect(KeyText.encode(SymmetricKey(data: Array(0..<32))) == Array(SampleKey.text.utf8))
    }

    @Test(arguments: ["", "\n", "\r\n"], ["", "="])
    func `reads a key with one line end and with padding`(lineEnd: String, padding: String) {
        let text = SampleKey.text.replacing("Hh8:", with: "Hh8\(padding):") + lineEnd
        #expect(fault(text) == nil)
    }

    @Test(
        arguments: [
            ("", .empty), ("\n", .empty), ("\r\n", .empty),
            ("hex:000102", .unknownFormat), ("BAUTA-KEY-1:AAEC", .unknownFormat), ("bauta-key-2:AAEC", .unknownFormat),
            (" \(SampleKey.text)", .unknownFormat), ("\u{FEFF}\(SampleKey.text)", .unknownFormat),
            ("bauta-key-1:", .wrongLength), (String(SampleKey.text.dropLast()), .wrongLength),
            (String(SampleKey.text.dropLast(9)), .wrongLength), (SampleKey.text + " ", .wrongLength),
            (SampleKey.text + "\n\n", .wrongLength), (SampleKey.text + "\r", .wrongLength),
            (SampleKey.text + "0", .wrongLength),
            (SampleKey.text.replacing("Hh8:", with: "Hh8==:"), .wrongLength),
            (SampleKey.text.replacing("AAEC", with: "AA+C"), .wrongCharacter),
            (SampleKey.text.replacing("AAEC", with: "AA C"), .wrongCharacter),
            (SampleKey.text.replacing("Hh8:", with: "Hh9:"), .wrongCharacter),
            (SampleKey.text.replacing("AAEC", with: "AAED"), .wrongCheck),
            (SampleKey.text.replacing("630dcd29", with: "630DCD29"), .wrongCheck),
            (SampleKey.text.replacing("630dcd29", with: "630dcd28"), .wrongCheck),
            (String(repeating: "x", count: 200), .tooLong),
        ] as [(String, KeyFault)])
    func `anything else is a fault`(text: String, expected: KeyFault) {
        #expect(fault(text) == expected)
    }

    @Test func `every bit of the text counts`() {
        for index in SampleKey.text.utf8.indices {
            let offset = SampleKey.text.utf8.distance(from: SampleKey.text.startIndex, to: index)
            var bytes = Array(SampleKey.text.utf8)
            bytes[offset] ^= 1
            #expect(fault(String(decoding: bytes, as: UTF8.self)) != nil, "byte \(offset)")
        }
    }

    @Test func `no fault repeats the text`() {
        let text = SampleKey.text.replacing("AAEC", with: "AA+C")
        #expect(fault(text).map { !"\($0)".contains("AwQF") } == true)
    }
}
