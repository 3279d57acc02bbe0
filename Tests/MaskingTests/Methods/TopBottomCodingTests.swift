import Masking
import Records
import TestSupport
import Testing

@Suite struct TopBottomCodingTests {
    @Test(arguments: [
        ("17", "18"), ("18", "18"), ("18.0", "18.0"), ("17.9999999999999999999", "18"), ("42.50", "42.50"),
        ("90", "90"), ("90.0000000000000000000001", "90"), ("1e2", "90"), ("9e1", "9e1"), ("-5", "18"), ("0", "18"),
        ("99999999999999999999999999999999999999999999", "90"), ("1e999999", "90"), ("-0", "18"), ("+42", "+42"),
        ("0042", "0042"),
    ])
    func `puts numbers beyond a bound at it, others stay as they are spelled`(number: String, expected: String) throws {
        #expect(try masked("clamp", ["min": "18", "max": "90"], number) == expected)
    }

    @Test(arguments: ["", " 18", "x", "NaN", "-Infinity", "1,000", "1e", "٤٢", "42\0", "1987-05-17"])
    func `what is no number is invalid`(text: String) throws {
        #expect(try masked("clamp", ["min": "18", "max": "90"], text) == nil)
    }

    @Test(arguments: [
        (["min": "-1.5"], "-2", "-1.5"), (["min": "-1.5"], "9", "9"),
        (["max": "9007199254740992"], "9007199254740993", "9007199254740992"),
        (["max": "9007199254740993"], "9007199254740992", "9007199254740992"), (["max": "1e3"], "1001", "1e3"),
        (["min": "0", "max": "0"], "-7", "0"), (["max": "89", "above": "90+"], "90", "90+"),
        (["max": "89", "above": "90+"], "89", "89"), (["min": "18", "below": "jünger"], "3", "jünger"),
        (["max": "1", "above": ""], "2", ""),
    ])
    func `takes one bound or two, and labels`(parameters: [String: String], number: String, expected: String) throws {
        #expect(try masked("clamp", parameters, number) == expected)
    }

    @Test func `agrees with whole numbers compared by the processor`() throws {
        var numbers = SeededGenerator(seed: 9)
        for _ in 0..<10_000 {
            let number = Int.random(in: -2000...2000, using: &numbers)
            let bounds = [0, 0].map { _ in Int.random(in: -1500...1500, using: &numbers) }.sorted()
            let expected = min(max(number, bounds[0]), bounds[1])
            #expect(try masked("clamp", ["min": "\(bounds[0])", "max": "\(bounds[1])"], "\(number)") == "\(expected)")
        }
    }

    @Test(arguments: [
        ([:], "it has no bound; give 'min', 'max' or both"),
        (["min": "2", "max": "1.99"], "'min' is above 'max'; let 'max' be the larger"),
        (["min": "2", "above": "x"], "'above' is given without 'max'; add 'max', or leave 'above' out"),
        (["max": "2", "below": "x"], "'below' is given without 'min'; add 'min', or leave 'below' out"),
        (["min": "x"], "parameter 'min' is invalid; give a decimal number of at most 18 digits"),
        (["max": "+5"], "parameter 'max' is invalid; give a decimal number of at most 18 digits"),
    ])
    func `refuses bounds that make no sense`(parameters: [String: String], message: String) {
        #expect(fault("clamp", parameters) == "method 'clamp': \(message)")
    }

    @Test func `says how long its result is`() throws {
        #expect(try method("clamp", ["min": "18", "max": "90"]).longestResult(of: 1) == 2)
        #expect(try method("clamp", ["max": "89", "above": "90 år +"]).longestResult(of: 3) == 7)
    }

    @Test(arguments: ValueType.allCases)
    func `is for numbers`(type: ValueType) throws {
        let isRefused = (try? method("clamp", ["min": "1"]).bind(type: type)) == nil
        #expect(isRefused == [.boolean, .binary].contains(type))
    }
}
