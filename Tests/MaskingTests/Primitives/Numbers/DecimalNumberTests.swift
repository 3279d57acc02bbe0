import Testing

@testable import Masking

@Suite struct DecimalNumberTests {
    @Test(arguments: [
        ("0", 0, 0), ("100", 100, 0), ("0.25", 25, 2), ("2.50", 250, 2), ("-18", -18, 0), ("1e2", 100, 0),
        ("1.5e1", 15, 0), ("25e-2", 25, 2), ("0.00", 0, 2), ("-0", 0, 0), ("100e-1", 100, 1), ("1.25E1", 125, 1),
        ("999999999999999999", 999_999_999_999_999_999, 0), ("0.000000000000000001", 1, 18),
        ("1e17", 100_000_000_000_000_000, 0),
    ])
    func `reads a number exactly`(text: String, coefficient: Int64, decimals: Int) throws {
        let number = try #require(DecimalNumber(text))
        #expect(number.coefficient == coefficient)
        #expect(number.decimals == decimals)
    }

    @Test(arguments: [
        "", "x", "+1", "007", ".5", "5.", "1e", "1 ", "NaN", "1234567890123456789", "1e18", "1e-19",
        "0.0000000000000000001", "100000000000000000.00", "1e99999999999999999999",
    ])
    func `what is no number, or too long, is none`(text: String) {
        #expect(DecimalNumber(text) == nil)
    }

    @Test func `is counted in finer units`() {
        #expect(DecimalNumber("-2.5")?.units(decimals: 3) == -2500)
        #expect(DecimalNumber("7")?.units(decimals: 0) == 7)
    }
}
