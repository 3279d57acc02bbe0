import Masking
import TestSupport
import Testing

@Suite struct FormatPreservingEncryptionTests {
    @Test(arguments: [
        ("digits", "12345", false), ("digits", "123456", true), ("digits", "", false),
        ("digits", "no digits at all", false),
        ("letters", "abc", false), ("letters", "abcd", true), ("letters", "äöüß123", false),
        ("alphanumeric", "a1B", false), ("alphanumeric", "a1B2", true), ("digits", "١٢٣٤٥٦", false),
    ])
    func `sets below a million are invalid`(alphabet: String, text: String, isValid: Bool) throws {
        #expect((try masked("fpe", ["alphabet": alphabet], text) != nil) == isValid)
    }

    @Test(arguments: [4096, 4097])
    func `up to 4096 characters are encrypted`(length: Int) throws {
        let text = String(repeating: "7", count: length)
        #expect((try masked("fpe", ["alphabet": "digits"], text) != nil) == (length == 4096))
    }

    @Test(arguments: ["+44 (20) 7946-0018", "é12👩34ü56\0", "12-34-56"])
    func `all other characters stay in their places`(text: String) throws {
        let result = try #require(try masked("fpe", ["alphabet": "digits"], text))
        #expect(result.utf8.count == text.utf8.count)
        for (before, after) in zip(text.utf8, result.utf8) {
            let isDigit = (48...57).contains(before)
            #expect(isDigit ? (48...57).contains(after) : before == after)
        }
    }

    @Test(arguments: [("digits", "0123456789"), ("letters", "ABCXYZabcxyz"), ("alphanumeric", "09AZaz")])
    func `the alphabet stays`(alphabet: String, text: String) throws {
        for copies in 1...5 {
            let result = try #require(try masked("fpe", ["alphabet": alphabet], String(repeating: text, count: copies)))
            #expect(
                result.allSatisfy {
                    alphabet == "digits"
                        ? $0.isNumber : alphabet == "letters" ? $0.isLetter : $0.isLetter || $0.isNumber
                })
        }
    }

    @Test func `separators do not change what digits become`() throws {
        let plain = try #require(try masked("fpe", ["alphabet": "digits"], "4111111111111111"))
        let spaced = try #require(try masked("fpe", ["alphabet": "digits"], "4111 1111 1111 1111"))
        #expect(spaced.filter { $0 != " " } == plain)
    }

    @Test func `needs its alphabet`() {
        #expect(
            fault("fpe") == "method 'fpe': parameter 'alphabet' is missing; give one of digits, letters, alphanumeric")
    }
}
