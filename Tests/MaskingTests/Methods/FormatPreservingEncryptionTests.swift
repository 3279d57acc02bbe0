import Records
import TestSupport
import Testing

@testable import Masking

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

    @Test(arguments: [
        ([:], "its parameters do not say once what it is to do; give one of alphabet, format, characters"),
        (
            ["alphabet": "digits", "format": "card"],
            "its parameters do not say once what it is to do; give one of alphabet, format, characters"
        ),
        (["format": "vat"], "parameter 'format' is invalid; give one of card, iban, imei, isbn"),
        (["characters": "a"], "'characters' names too few or too many; name 2 to 65536 characters"),
        (["characters": "abca"], "a character occurs twice in 'characters'; name each of them once"),
        (
            ["characters": "z-a"],
            "a range of 'characters' runs backwards; write it as a-z, a hyphen first or last"
        ),
        (["format": "iban", "checksum": "shift"], "only a card has a 'checksum'; leave it out"),
        (
            ["format": "card", "checksum": "keep"],
            "'checksum: keep' makes numbers that others may take for cards; give a 'reason'"
        ),
        (
            ["format": "card", "checksum": "keep", "reason": " \n"],
            "'checksum: keep' makes numbers that others may take for cards; give a 'reason'"
        ),
        (
            ["format": "card", "reason": "why not"],
            "a 'reason' is of 'checksum: keep' alone; write it beside the method"
        ),
    ])
    func `refuses what says nothing, or two things`(parameters: [String: String], message: String) {
        #expect(fault("fpe", parameters) == "method 'fpe': \(message)")
    }

    @Test(arguments: ["card", "iban", "imei", "isbn"])
    func `a format may stand alone`(format: String) throws {
        let text =
            format == "iban" ? "GB29 NWBK 6016 1331 9268 19" : format == "isbn" ? "3161484100" : "490154203237518"
        let alone = try MethodCatalog.make("fpe", rule: .text(format))
        let key = Self.key
        #expect(try masked(alone, text, key: key) == masked(method("fpe", ["format": format]), text, key: key))
        #expect(alone.keeps == (try method("fpe", ["format": format]).keeps))
        #expect(alone.uniqueness == .preserved)
    }

    @Test func `says of a card that a wrong check digit may come out right`() throws {
        let card = try method("fpe", ["format": "card"])
        #expect(card.keeps?.contains("one wrong check digit in nine comes out right") == true)
        let kept = try method("fpe", ["format": "card", "checksum": "keep", "reason": "a form checks them"])
        #expect(kept.keeps?.contains("valid stays valid") == true)
    }

    @Test(arguments: [
        ("iban", [ValueType.text]), ("card", [.text, .integer]), ("imei", [.text, .integer]),
        ("isbn", [.text, .integer]),
    ])
    func `a format is of columns that can hold it`(format: String, types: [ValueType]) throws {
        let method = try method("fpe", ["format": format])
        for type in ValueType.allCases {
            #expect(((try? method.bind(type: type)) != nil) == types.contains(type), "\(type)")
        }
    }

    @Test(arguments: [
        ["alphabet": "digits"], ["alphabet": "letters"], ["format": "card"], ["format": "iban"], ["format": "imei"],
        ["format": "isbn"], ["characters": "а-я0-9"], ["characters": "0-9a-z"],
    ])
    func `another tweak masks differently, an empty one is none`(parameters: [String: String]) throws {
        let texts = [
            "4111 1111 1111 1111", "GB29 NWBK 6016 1331 9268 19", "978-3-16-148410-0", "490154203237518",
        ]
        let results = try ["", "orders", "returns"].map { tweak in
            var given = parameters
            given["tweak"] = tweak
            let method = try method("fpe", given)
            return try texts.map { try masked(method, $0, key: Self.key) }
        }
        #expect(try texts.map { try masked("fpe", parameters, $0) } == results[0])
        for place in texts.indices where results[0][place] != nil {
            #expect(Set(results.map { $0[place] }).count == 3)
        }
    }

    @Test(arguments: [
        ["alphabet": "digits"], ["alphabet": "letters"], ["alphabet": "alphanumeric"], ["characters": "0-9a-z é"],
        ["characters": "-xyz0-9", "tweak": "t"],
    ])
    func `the key turns ten thousand values back`(parameters: [String: String]) throws {
        let method = try method("fpe", parameters)
        var revealer = try #require(try method.revealer(key: Self.key))
        var generator = SeededGenerator(seed: 2)
        let characters = Array("0123456789xyzABC -é日")
        var results = Set<String>()
        for number in 0..<10_000 {
            let rest = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
                characters.randomElement(using: &generator) ?? "x"
            }
            let text = "\(100_000 + number) wxyz xyx yz " + String(rest)
            let result = try #require(try masked(method, text, key: Self.key))
            results.insert(result)
            var revealed: [UInt8] = []
            #expect(revealer.mask(Array(result.utf8).span, into: &revealed))
            #expect(revealed == Array(text.utf8))
        }
        #expect(results.count == 10_000 || parameters == ["alphabet": "letters"])
    }

    private static let key = FormatPreservingEncryption.descriptor.exampleKey
}
