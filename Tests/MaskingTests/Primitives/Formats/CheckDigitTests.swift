import Testing

@testable import Masking

@Suite struct CheckDigitTests {
    @Test(arguments: [
        (CheckDigit.luhn, "7992739871", 3), (.luhn, "411111111111111", 1), (.luhn, "49015420323751", 8), (.luhn, "", 0),
        (.article, "978316148410", 0), (.article, "400638133393", 1), (.book, "316148410", 10), (.book, "030640615", 2),
        (.none, "123", 0),
    ])
    func `gives the digit that published numbers end with`(check: CheckDigit, digits: String, expected: Int) {
        #expect(check.right(digits.utf8.map { $0 - 48 }.span) == expected)
    }

    @Test(arguments: [(CheckDigit.luhn, 10), (.article, 10), (.book, 11), (.none, 10)])
    func `counts its digits`(check: CheckDigit, modulus: Int) {
        #expect(check.modulus == modulus)
    }
}
