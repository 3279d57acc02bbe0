import Testing

@testable import Masking

@Suite struct ASCIITests {
    @Test func `classes hold for every byte`() {
        for byte in UInt8.min...UInt8.max {
            let scalar = Unicode.Scalar(byte)
            #expect(ASCII.isDigit(byte) == ("0"..."9").contains(scalar))
            #expect(ASCII.isBlank(byte) == " \t\n\u{0B}\u{0C}\r".utf8.contains(byte))
            #expect(ASCII.lowercase(byte) == (("A"..."Z").contains(scalar) ? byte + 32 : byte))
            #expect(ASCII.beginsScalar(byte) == !(0x80...0xBF).contains(byte))
        }
    }

    @Test(
        arguments: [0, 9, 10, 99, 100, 1042, 9_999_999_999_999_999_999, 10_000_000_000_000_000_000, .max] as [UInt64])
    func `writes decimal digits`(number: UInt64) {
        var output: [UInt8] = [1]
        output.append(decimal: number)
        #expect(output == [1] + Array(String(number).utf8))
    }
}
