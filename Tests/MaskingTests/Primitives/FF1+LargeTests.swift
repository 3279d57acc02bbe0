import Crypto
import TestSupport
import Testing

@testable import Masking

@Suite struct FF1LargeTests {
    private let key = FormatPreservingEncryption.descriptor.exampleKey.key

    /// Zeros of as many digits: the longest narrow halves, wide halves, and halves of more than 96 bits.
    @Test(arguments: [
        "36463168095652605337915227957653217013", "7879708638893391597457756448148186140721",
        "53489172961667250162618998817104127311266834283700262709",
        "318726208967068985975921361027680542881551680407583572159",
        "2014298909355776512961146491799829508477968260984524681906",
    ])
    func `agrees with another implementation`(cipher: String) throws {
        var ff1 = try #require(FF1(key: key, radix: 10))
        var symbols = [UInt16](repeating: 0, count: cipher.utf8.count)
        #expect(ff1.apply(.encrypt, to: &symbols))
        #expect(symbols.map { String($0) }.joined() == cipher)
    }

    @Test(arguments: [2, 3, 10, 16, 52, 62, 255, 256, 1000, 65535, 65536])
    func `both paths give the same`(radix: Int) throws {
        var generator = SeededGenerator(seed: UInt64(radix))
        var ff1 = try #require(FF1(key: key, radix: radix, tweak: [1, 2, 3]))
        for length in 2...64 where ff1.hasTexts(100, length: length) {
            let plain = (0..<length).map { _ in UInt16.random(in: 0...UInt16(radix - 1), using: &generator) }
            var symbols = plain
            var large = plain
            #expect(ff1.apply(.encrypt, to: &symbols))
            #expect(ff1.applyLarge(.encrypt, to: &large))
            #expect(symbols == large, "length \(length)")
            #expect(ff1.applyLarge(.decrypt, to: &large))
            #expect(large == plain, "length \(length)")
        }
    }

    @Test(arguments: [
        (10, 57), (10, 58), (10, 59), (10, 1000), (2, 129), (2, 4096), (52, 4096), (65536, 9), (65536, 500),
    ])
    func `long texts come back`(radix: Int, length: Int) throws {
        var ff1 = try #require(FF1(key: key, radix: radix))
        let plain = (0..<length).map { UInt16($0 * 31 % radix) }
        var symbols = plain
        #expect(ff1.apply(.encrypt, to: &symbols))
        #expect(symbols != plain)
        #expect(symbols.allSatisfy { Int($0) < radix })
        #expect(ff1.apply(.decrypt, to: &symbols))
        #expect(symbols == plain)
    }

    @Test(arguments: [
        (10, 20, 9), (10, 19, 8), (2, 64, 8), (2, 65, 9), (256, 3, 3), (65536, 4, 8), (62, 11, 9), (10, 1, 1),
    ])
    func `knows how many bytes numerals need`(radix: Int, count: Int, bytes: Int) {
        #expect(LargeNumerals(radix: radix).byteLength(of: count) == bytes)
    }

    @Test func `adds and subtracts modulo the number of texts`() {
        let numerals = LargeNumerals(radix: 10)
        #expect(numerals.sum([9, 9, 9], [0, 0, 2]) == [0, 0, 1])
        #expect(numerals.difference([0, 0, 1], [0, 0, 2]) == [9, 9, 9])
        #expect(numerals.bytes([0, 2, 5, 6], count: 3) == [0, 1, 0])
        #expect(numerals.lowNumerals([1, 0], count: 2) == [5, 6])
        #expect(numerals.lowNumerals([1, 0], count: 12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 5, 6])
    }
}
