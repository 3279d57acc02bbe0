import Records
import Testing

struct HexTextTests {
    @Test func `every byte has two lower-case digits`() {
        for byte in UInt8.min...UInt8.max {
            let plain = String(byte, radix: 16)
            #expect(HexText.string([byte]) == (plain.count == 1 ? "0" : "") + plain)
        }
    }

    @Test func `reads back what it writes`() {
        let bytes = Array(UInt8.min...UInt8.max)
        #expect(HexText.bytes(HexText.string(bytes)) == bytes)
        #expect(HexText.bytes(HexText.string(bytes).uppercased()) == bytes)
    }

    @Test(arguments: [("", []), ("00ff", [0, 255]), ("aB", [0xAB])] as [(String, [UInt8])])
    func `reads digits of both cases`(text: String, bytes: [UInt8]) {
        #expect(HexText.bytes(text) == bytes)
    }

    @Test(arguments: ["0", "abc", "0g", "g0", "0x", " 0", "-1", "+1", "٠٠", "00\n", "é"])
    func `refuses what is not pairs of digits`(text: String) {
        #expect(HexText.bytes(text) == nil)
    }

    @Test func `digits are ASCII`() {
        let digits = (0..<16).map { HexText.digit($0) }
        #expect(digits == Array("0123456789abcdef".utf8))
    }

    @Test func `a byte that is no digit has no value`() {
        let digits = Array("0123456789abcdefABCDEF".utf8)
        for byte in UInt8.min...UInt8.max {
            let scalar = Character(Unicode.Scalar(byte))
            #expect(HexText.value(of: byte) == (digits.contains(byte) ? scalar.hexDigitValue.map(UInt8.init) : nil))
        }
    }
}
