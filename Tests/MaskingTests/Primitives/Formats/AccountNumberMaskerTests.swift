import Testing

@testable import Masking

@Suite struct AccountNumberMaskerTests {
    private func mask(_ text: String) throws -> String? { try masked("fpe", ["format": "iban"], text) }

    @Test(arguments: [
        ("GB29NWBK60161331926819", true), (" GB29-NWBK 6016 1331 9268 19 ", true), ("", false), ("GB29", false),
        ("GB29 12345", false), ("GB29 123456", true), ("GB29 ABCD", false), ("GB29 ABCD 1", true),
        ("2929NWBK60161331926819", false), ("GBX9NWBK60161331926819", false), ("GB29NWBK6016133192681.", false),
        ("GB29 123456789012345678901234567890", true), ("GB29 1234567890123456789012345678901", false),
        ("GÄ29NWBK60161331926819", false), ("ＧＢ29NWBK60161331926819", false), ("GB29\tNWBK60161331926819", false),
    ])
    func `knows what is laid out as an IBAN`(text: String, isValid: Bool) throws {
        #expect((try mask(text) != nil) == isValid)
    }

    @Test func `check digits are a permutation of 02 to 98, all others are invalid`() throws {
        var checks = Set<String>()
        for check in 0...99 {
            let text = "DE" + (check < 10 ? "0" : "") + "\(check)370400440532013000"
            let result = try mask(text)
            #expect((result == nil) == [0, 1, 99].contains(check))
            guard let result else { continue }
            #expect(result.hasPrefix("DE") && result.hasSuffix("714856016815308349"))
            checks.insert(String(result.dropFirst(2).prefix(2)))
        }
        #expect(checks.count == 97)
        #expect(checks.isDisjoint(with: ["00", "01", "99"]))
        #expect(try mask("DE89370400440532013000") == "DE91714856016815308349")
    }

    @Test func `case stays where it is and changes nothing else`() throws {
        let upper = try #require(try mask("MT84MALT011000012345MTLCAST001S"))
        #expect(try mask("mt84malt011000012345mtlcast001s") == upper.lowercased())
        let mixed = try #require(try mask("mT84mALT011000012345MTLCAST001s"))
        #expect(mixed.uppercased() == upper)
        #expect(mixed.first == "m" && mixed.last?.isLowercase == true)
    }
}
