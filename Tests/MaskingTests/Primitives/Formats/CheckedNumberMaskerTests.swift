import Testing

@testable import Masking

@Suite struct CheckedNumberMaskerTests {
    @Test(arguments: [
        ("card", "41111111111", false), ("card", "411111111111", true), ("card", "4111111111111111111", true),
        ("card", "41111111111111111111", false), ("card", "4111.1111.1111.1111", false), ("card", "", false),
        ("card", " 4111--1111 1111 1111 ", true), ("card", "4111\u{A0}1111\u{A0}1111\u{A0}1111", false),
        ("card", "٤١١١ ١١١١ ١١١١ ١١١١", false), ("card", "4111 1111 1111 111X", false),
        ("imei", "4901542032375", false), ("imei", "49015420323751", true), ("imei", "490154203237518", true),
        ("imei", "4901542032375180", true), ("imei", "49015420323751800", false),
        ("isbn", "316148410", false), ("isbn", "316148410X", true), ("isbn", "316148410x", false),
        ("isbn", "X161484100", false), ("isbn", "316148410X1", false), ("isbn", "9783161484100", true),
        ("isbn", "9793161484100", true), ("isbn", "9773161484100", false), ("isbn", "978316148X100", false),
        ("isbn", "97831614841001", false), ("isbn", "978316148410X", false),
    ])
    func `knows what is laid out as the format`(format: String, text: String, isValid: Bool) throws {
        #expect((try masked("fpe", ["format": format], text) != nil) == isValid)
    }

    @Test func `a valid card never comes out valid, and one wrong digit in nine does`() throws {
        var right = 0
        for digit in 0...9 {
            let result = try #require(try masked("fpe", ["format": "card"], "411111111111111\(digit)"))
            let digits = result.utf8.map { $0 - 48 }
            guard CheckDigit.luhn.right(digits.span.extracting(0..<15)) == Int(digits[15]) else { continue }
            right += 1
            #expect(digit == 0)
        }
        #expect(right == 1)
    }

    @Test func `an IMEI is masked alike with and without its check digit and with a software version`() throws {
        let full = try #require(try masked("fpe", ["format": "imei"], "490154203237518"))
        #expect(try masked("fpe", ["format": "imei"], "49015420323751") == String(full.prefix(14)))
        #expect(try masked("fpe", ["format": "imei"], "4901542032375107") == full.prefix(14) + "07")
    }

    @Test func `both lengths of an ISBN have the same nine digits`() throws {
        let long = try #require(try masked("fpe", ["format": "isbn"], "9783161484100"))
        let short = try #require(try masked("fpe", ["format": "isbn"], "316148410X"))
        #expect(long.hasPrefix("978" + short.prefix(9)))
    }
}
