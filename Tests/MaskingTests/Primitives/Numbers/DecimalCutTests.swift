import TestSupport
import Testing

@testable import Masking

@Suite struct DecimalCutTests {
    private func cut(_ text: String, _ decimals: Int = 0) -> DecimalCut? {
        DecimalCut(Array(text.utf8).span, decimals: decimals)
    }

    @Test(arguments: [
        ("12.34", 0, 12, DecimalCut.Rest.belowHalf), ("12.34", 1, 123, .belowHalf), ("12.34", 2, 1234, .nothing),
        ("12.34", 4, 123_400, .nothing), ("12.5", 0, 12, .half), ("12.50000", 0, 12, .half),
        ("12.50001", 0, 12, .aboveHalf), ("12.6", 0, 12, .aboveHalf), ("0.05", 0, 0, .belowHalf),
        ("0.05", 1, 0, .half), ("0.5", 0, 0, .half), ("1.25e1", 0, 12, .half), ("125e-1", 0, 12, .half),
        ("1.2e3", 0, 1200, .nothing), ("000", 0, 0, .nothing), ("0.000", 0, 0, .nothing), ("12.", 0, 12, .nothing),
        ("9e-99", 0, 0, .belowHalf), ("12.00", 0, 12, .nothing), ("12.001", 0, 12, .belowHalf),
        ("1234567890123456789012", 0, 1_234_567_890_123_456_789_012, .nothing),
    ])
    func `cuts at a place and knows what was cut off`(
        text: String, decimals: Int, whole: UInt128, rest: DecimalCut.Rest
    ) throws {
        let found = try #require(cut(text, decimals))
        #expect(found.whole == whole)
        #expect(found.rest == rest)
        #expect(try #require(cut("-\(text)", decimals)).whole == whole)
    }

    @Test(arguments: [("-0.1", -1), ("-1", -1), ("-1.5", -2), ("1.9", 1), ("0", 0), ("-0", 0)])
    func `rounds down`(text: String, floor: Int128) throws {
        #expect(try #require(cut(text)).floor == floor)
    }

    @Test func `has room for 36 digits`() {
        #expect(cut(String(repeating: "9", count: 36)) != nil)
        #expect(cut(String(repeating: "9", count: 37)) == nil)
        #expect(cut("000" + String(repeating: "9", count: 36)) != nil)
        #expect(cut(String(repeating: "9", count: 30), 7) == nil)
        #expect(cut("1e36") == nil)
    }

    @Test(arguments: [
        (0, 0, "0"), (7, 0, "7"), (-7, 2, "-0.07"), (1234, 2, "12.34"), (100, 2, "1.00"), (0, 3, "0.000"),
        (10, 0, "10"), (9_999_999_999_999_999_999, 0, "9999999999999999999"),
        (1_000_000_000_000_000_000, 18, "1.000000000000000000"),
        (-1_234_567_890_123_456_789_012, 20, "-12.34567890123456789012"),
    ])
    func `writes units as a decimal number`(units: Int128, decimals: Int, text: String) {
        var output = Array("x".utf8)
        output.append(units: units, decimals: decimals)
        #expect(String(decoding: output, as: UTF8.self) == "x" + text)
    }

    @Test func `writes what the language writes`() {
        var numbers = SeededGenerator(seed: 5)
        for bits in 0..<58 {
            let units = Int128(UInt64.random(in: 0...(.max >> bits), using: &numbers)) << bits
            var output: [UInt8] = []
            output.append(units: units, decimals: 0)
            #expect(String(decoding: output, as: UTF8.self) == "\(units)")
        }
    }
}
