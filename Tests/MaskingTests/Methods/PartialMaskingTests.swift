import Masking
import TestSupport
import Testing

@Suite struct PartialMaskingTests {
    @Test(arguments: [
        ("abc", "0", "***"), ("abc", "2", "*bc"), ("abc", "3", "***"), ("abc", "4", "***"), ("", "2", ""),
        ("a b-c", "1", "****c"), ("Zoë", "1", "**ë"), ("👩‍👧x", "1", "***x"),
        ("ab\0", "1", "**\0"), ("שלום", "1", "***ם"),
    ])
    func `keeps the last characters`(text: String, count: String, expected: String) throws {
        #expect(try masked("partial-mask", ["keep-last": count], text) == expected)
    }

    @Test(arguments: [
        ("abcdef", "1", "2", "a***ef"), ("abc", "1", "2", "***"), ("abcd", "1", "2", "a*cd"),
        ("ëabë", "1", "1", "ë**ë"),
        ("a", "0", "0", "*"), ("abcdef", "6", "0", "******"), ("abcdefg", "6", "0", "abcdef*"),
    ])
    func `keeps both ends`(text: String, first: String, last: String, expected: String) throws {
        #expect(try masked("partial-mask", ["keep-first": first, "keep-last": last], text) == expected)
    }

    @Test(arguments: [
        ("ada@example.com", "***@example.com"), ("a@b", "*@b"), ("a@b@c", "***@c"),
        ("zoë.ö@example.com", "*****@example.com"),
        ("a@", "*@"), ("\"a b\"@example.com", "*****@example.com"),
    ])
    func `keeps the domain of an address`(text: String, expected: String) throws {
        #expect(try masked("partial-mask", ["keep": "domain"], text) == expected)
    }

    @Test(arguments: ["", "ada", "@example.com", "@"])
    func `a text without something before an @ is no address`(text: String) throws {
        #expect(try masked("partial-mask", ["keep": "domain"], text) == nil)
    }

    @Test(arguments: [("•", "••c"), ("😀", "😀😀c"), (" ", "  c")])
    func `any visible character masks`(character: String, expected: String) throws {
        #expect(try masked("partial-mask", ["keep-last": "1", "character": character], "abc") == expected)
    }

    @Test(arguments: [
        (
            ["keep": "domain", "keep-last": "2"],
            "'keep: domain' does not go with 'keep-first' or 'keep-last'; give one of them"
        ),
        (["character": "xx"], "parameter 'character' is invalid; give one visible character"),
        (["keep-last": "65"], "parameter 'keep-last' is invalid; give a whole number from 0 to 64"),
        (["keep": "user"], "parameter 'keep' is invalid; give one of domain"),
    ])
    func `refuses what does not go together`(parameters: [String: String], message: String) {
        #expect(fault("partial-mask", parameters) == "method 'partial-mask': \(message)")
    }

    @Test(arguments: [
        ([:], "the length"), (["keep-last": "2"], "the last 2 characters, and the length"),
        (["keep-first": "1", "keep-last": "2"], "the first 1 and the last 2 characters, and the length"),
        (["keep": "domain"], "the domain, and the length"),
    ])
    func `says what it keeps`(parameters: [String: String], keeps: String) throws {
        #expect(try method("partial-mask", parameters).keeps == keeps)
    }

    @Test func `a canary never shows whole`() throws {
        for parameters in [[:], ["keep-first": "5", "keep-last": "6"], ["keep-last": "12"]] {
            let result = try #require(try masked("partial-mask", parameters, "canaryQWERTY"))
            #expect(!result.contains("canaryQWERTY"))
        }
    }

    @Test func `values of plain characters take the short way to the same result`() throws {
        var numbers = SeededGenerator(seed: 31)
        for _ in 0..<2000 {
            let text = String(
                (0..<Int.random(in: 0...40, using: &numbers)).map { _ in
                    ["a", "Z", "7", " ", "-"].randomElement(using: &numbers) ?? "a"
                }.joined())
            let ends = ["keep-first", "keep-last"].map { ($0, String(Int.random(in: 0...6, using: &numbers))) }
            let parameters = Dictionary(uniqueKeysWithValues: ends)
            // A mask character of several bytes, and one character more than the short way takes, go the long way.
            let long = try masked("partial-mask", parameters.merging(["character": "•"]) { $1 }, text)
            #expect(try masked("partial-mask", parameters, text) == long?.replacing("•", with: "*"))
        }
    }
}
