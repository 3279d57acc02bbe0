import Records
import TestSupport
import Testing

struct CanonicalIntegerTests {
    @Test(
        arguments: [
            ("0", 0), ("7", 7), ("-7", -7), ("10", 10), ("-10", -10),
            ("1000000000000000000", 1_000_000_000_000_000_000),
            ("9223372036854775807", .max), ("-9223372036854775808", .min), ("9223372036854775799", .max - 8),
        ] as [(String, Int64)])
    func `a canonical number is a number`(text: String, number: Int64) {
        let bytes = Array("x\(text)9".utf8)
        let range = 1..<(bytes.count - 1)
        #expect(parsed(bytes, in: range) == number)
        #expect(isCanonical(bytes, in: range))
        #expect(String(number) == text)
    }

    @Test(
        arguments: [
            ("+7", 7), ("007", 7), ("-0", 0), ("+0", 0), ("00", 0), ("-007", -7), ("000000000000000000000000000007", 7),
            ("+9223372036854775807", .max), ("-09223372036854775808", .min),
        ] as [(String, Int64)])
    func `another spelling is a number, but not canonical`(text: String, number: Int64) {
        let bytes = Array(text.utf8)
        #expect(parsed(bytes, in: bytes.indices) == number)
        #expect(!isCanonical(bytes, in: bytes.indices))
    }

    @Test(arguments: [
        "", "-", "+", "--1", "+-1", "1-", " 1", "1 ", "1.0", "1e3", "0x1", "a", "1a", "٣", "\0", "9223372036854775808",
        "-9223372036854775809", "10000000000000000000", "18446744073709551616", "99999999999999999999999999",
    ])
    func `anything else is none`(text: String) {
        let bytes = Array(text.utf8)
        #expect(parsed(bytes, in: bytes.indices) == nil)
        #expect(!isCanonical(bytes, in: bytes.indices))
    }

    @Test func `agrees with the standard library`() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<2000 {
            let length = Int.random(in: 1...20, using: &generator)
            let text = String((0..<length).compactMap { _ in "0123456789-+9".randomElement(using: &generator) })
            let bytes = Array(text.utf8)
            #expect(parsed(bytes, in: bytes.indices) == Int64(text))
            #expect(isCanonical(bytes, in: bytes.indices) == (Int64(text).map(String.init) == text))
        }
    }

    private func parsed(_ bytes: [UInt8], in range: Range<Int>) -> Int64? {
        CanonicalInteger.parse(bytes.span, in: range)
    }

    private func isCanonical(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        CanonicalInteger.isCanonical(bytes.span, in: range)
    }
}
