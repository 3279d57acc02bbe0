import Testing

@testable import Masking

@Suite struct CharacterAlphabetTests {
    private func characters(_ text: String) -> String? {
        (try? CharacterAlphabet(text, method: "fpe")).map { alphabet in
            var all = String.UnicodeScalarView()
            all.append(contentsOf: alphabet.scalars)
            return String(all)
        }
    }

    @Test(arguments: [
        ("abc", "abc"), ("a-e", "abcde"), ("xa-c0-2", "xabc012"), ("-ab", "-ab"), ("ab-", "ab-"), ("a-cx-", "abcx-"),
        ("--0", "-./0"), ("é日👩", "é日👩"), ("👩-👫", "👩👪👫"), ("\0a", "\0a"), ("e\u{301}", "e\u{301}"),
    ])
    func `characters stand in the order of the rule`(text: String, expected: String) {
        #expect(characters(text).map { Array($0.unicodeScalars) } == Array(expected.unicodeScalars))
    }

    @Test(arguments: ["", "a", "aa", "a-cb", "c-a", "a-a", "\0-\u{10FFFF}", "日日"])
    func `refuses twice the same, backward ranges, and too few or too many`(text: String) {
        #expect(characters(text) == nil)
    }

    @Test func `takes 65536 characters and no more`() throws {
        let most = try CharacterAlphabet("\u{10000}-\u{1FFFF}", method: "fpe")
        #expect(most.scalars.count == 65536)
        #expect(most.numeral(of: 0x1FFFF) == 65535)
        #expect(characters("\u{10000}-\u{20000}") == nil)
        #expect(try CharacterAlphabet("\0-\u{FFFF}", method: "fpe").scalars.count == 65536 - 2048)
    }

    @Test func `every scalar of Unicode has its numeral or none`() throws {
        let alphabet = try CharacterAlphabet("яaé👩", method: "fpe")
        var found: [UInt32: UInt32] = [:]
        for value: UInt32 in 0...0x10FFFF where alphabet.numeral(of: value) != CharacterAlphabet.outside {
            found[value] = alphabet.numeral(of: value)
        }
        #expect(found == [0x44F: 0, 0x61: 1, 0xE9: 2, 0x1F469: 3])
        var text: [UInt8] = []
        for numeral: UInt16 in [3, 0, 1, 2] { alphabet.append(numeral, to: &text) }
        #expect(String(decoding: text, as: UTF8.self) == "👩яaé")
        #expect(alphabet.ascii == nil)
        #expect(try CharacterAlphabet("za", method: "fpe").ascii == Array("za".utf8))
    }
}
