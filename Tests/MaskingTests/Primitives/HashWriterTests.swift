import Testing

@testable import Masking

@Suite struct HashWriterTests {
    private func text(_ format: KeyedHash.Format, _ length: Int, _ digest: [UInt8]) -> String {
        var output: [UInt8] = []
        let writer = HashWriter(format: format, length: length)
        // A digest before it: the place counts.
        writer.append([UInt8](repeating: 0x55, count: 32) + digest, to: &output)
        #expect(output.count == 2 * writer.width)
        return String(decoding: output.suffix(writer.width), as: UTF8.self)
    }

    @Test(arguments: [
        (KeyedHash.Format.hex, 8, "ffffffff"), (.hex, 9, "fffffffff"), (.base32, 8, "77777777"),
        (.base64url, 6, "______"),
        (.uuid, 36, "ffffffff-ffff-8fff-bfff-ffffffffffff"), (.email, 8, "77777777@example.invalid"),
    ])
    func `writes a hash of ones`(format: KeyedHash.Format, length: Int, expected: String) {
        #expect(text(format, length, [UInt8](repeating: 0xFF, count: 32)) == expected)
    }

    @Test func `a uuid of zeros has its version and variant`() {
        #expect(text(.uuid, 36, [UInt8](repeating: 0, count: 32)) == "00000000-0000-8000-8000-000000000000")
    }
}
