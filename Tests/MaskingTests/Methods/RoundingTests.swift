import Masking
import Records
import TestSupport
import Testing

@Suite struct RoundingTests {
    @Test(arguments: [
        ("100", "1250", "1300"), ("100", "1249.999", "1200"), ("100", "-1250", "-1300"), ("100", "-49", "0"),
        ("100", "50", "100"), ("100", "49.9999999999999999999999999999999999999", "0"), ("5", "12.4999", "10"),
        ("5", "12.5", "15"), ("7", "3.5", "7"), ("7", "3.4999", "0"), ("7", "3.50001", "7"), ("0.05", "1.025", "1.05"),
        ("0.05", "3", "3.00"), ("0.5", "-0.2", "0.0"), ("1e2", "1.5e2", "200"), ("100", "1e5", "100000"),
        ("100", "0", "0"), ("100", "-0", "0"), ("100", "007", "0"), ("10", "+15", "20"), ("1", ".5", "1"),
        ("1", "5.", "5"), ("10", "1e-999", "0"), ("1000", "999", "1000"), ("1000", "9999.5", "10000"),
        ("10", "9007199254740993", "9007199254740990"), ("10", "18446744073709551616", "18446744073709551620"),
        ("1", "999999999999999999999999999999999999.5", "1000000000000000000000000000000000000"),
        ("1e-18", "0.0000000000000000005", "0.000000000000000001"), ("1e-18", "1", "1.000000000000000000"),
        ("100000000000000000", "123456789012345678901234567890123456", "123456789012345678900000000000000000"),
    ])
    func `rounds to a multiple, halves away from zero`(step: String, number: String, expected: String) throws {
        #expect(try masked("round", ["to": step], number) == expected)
    }

    @Test(arguments: [
        "", " 1", "1 ", "-", ".", "1,250", "1 250", "0x10", "NaN", "Infinity", "1e", "1e+", "--1", "1.2.3", "٤٢", "1\0",
        "1000000000000000000000000000000000000", "1e36", "1e9999999999999999",
    ])
    func `what is no number, or one of too many digits, is invalid`(text: String) throws {
        #expect(try masked("round", ["to": "1"], text) == nil)
    }

    @Test(arguments: [
        ("half-away", "2.5", "3"), ("half-away", "-2.5", "-3"), ("half-even", "2.5", "2"), ("half-even", "3.5", "4"),
        ("half-even", "-2.5", "-2"), ("half-even", "2.50000000000000000001", "3"), ("toward-zero", "2.9", "2"),
        ("toward-zero", "-2.9", "-2"), ("floor", "2.9", "2"), ("floor", "-2.1", "-3"), ("floor", "-2", "-2"),
        ("floor", "-0.1", "-1"), ("ceiling", "2.1", "3"), ("ceiling", "-2.9", "-2"), ("ceiling", "-0.9", "0"),
        ("ceiling", "0.00000000000000000000000001", "1"),
    ])
    func `goes the way that the mode says`(mode: String, number: String, expected: String) throws {
        #expect(try masked("round", ["to": "1", "mode": mode], number) == expected)
    }

    @Test(arguments: [("0", "3.14159", "3"), ("2", "3.14159", "3.14"), ("2", "3", "3.00"), ("18", "-1", nil)])
    func `keeps a number of decimals`(digits: String, number: String, expected: String?) throws {
        let result = try masked("round", ["digits": digits], number)
        #expect(result == expected ?? "-1.000000000000000000")
    }

    @Test func `agrees with whole numbers divided by the processor`() throws {
        var numbers = SeededGenerator(seed: 7)
        for _ in 0..<10_000 {
            let number = Int.random(in: -999_999_999_999...999_999_999_999, using: &numbers)
            let step = Int.random(in: 1...99_999, using: &numbers)
            let nearest = (2 * abs(number) + step) / (2 * step) * step
            #expect(try masked("round", ["to": "\(step)"], "\(number)") == "\(number < 0 ? -nearest : nearest)")
        }
    }

    @Test func `is told one way how coarse the result is`() {
        #expect(fault("round")?.contains("it must be told how coarse the result is") == true)
        #expect(fault("round", ["to": "1", "digits": "1"])?.contains("give 'to' or 'digits'") == true)
    }

    @Test(arguments: ["0", "-1", "0.0", "x", "", "1,5", "+1", "1234567890123456789", "1e18", "1e-19", "Infinity"])
    func `refuses what is no step`(step: String) {
        #expect(
            fault("round", ["to": step])
                == "method 'round': parameter 'to' is invalid; give a decimal number above 0 of at most 18 digits")
    }

    @Test func `says what it keeps, and how long its result is`() throws {
        #expect(try method("round", ["to": "100"]).keeps == "the number, rounded to a multiple of 100")
        #expect(try method("round", ["digits": "2"]).keeps == "the number, rounded to 2 decimals")
        #expect(try method("round", ["to": "100"]).longestResult(of: 2) == 6)
        #expect(try method("round", ["to": "10000", "mode": "ceiling"]).longestResult(of: 1) == 8)
        for number in ["-99", "1e34", "-9e34", "99.5", "5"] {
            let result = try #require(try masked("round", ["to": "0.1"], number))
            let longest = try #require(try method("round", ["to": "0.1"]).longestResult(of: number.count))
            #expect(result.count <= longest)
        }
    }

    @Test(arguments: ValueType.allCases)
    func `is for numbers`(type: ValueType) throws {
        let isRefused = (try? method("round", ["to": "1"]).bind(type: type)) == nil
        #expect(isRefused == [.boolean, .binary].contains(type))
    }
}
