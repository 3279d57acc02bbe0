import Masking
import Records
import TestSupport
import Testing

@Suite struct TokenizationTests {
    @Test(arguments: [
        "", " ", "-1", "+1", "00", "01", "1.0", "1e3", " 1", "1 ", "9007199254740992", "99999999999999999999", "x",
        "٤٢",
        "18446744073709551616", "1_000",
    ])
    func `only canonical numbers up to the maximum are whole numbers`(text: String) throws {
        #expect(try masked("tokenize", ["as": "integer"], text) == nil)
    }

    @Test(arguments: ["0", "1", "9007199254740991"])
    func `a token is a canonical number up to the maximum`(text: String) throws {
        let token = try #require(try masked("tokenize", ["as": "integer"], text))
        let number = try #require(UInt64(token))
        #expect(number <= 9_007_199_254_740_991)
        #expect(String(number) == token)
    }

    @Test func `no two numbers of a small set have the same token`() throws {
        let method = try method("tokenize", ["as": "integer", "max": "999999"])
        #expect(method.uniqueness == .preserved)
        let key = SampleKey.master.subKey(purpose: .mask, context: KeyContext())
        let tokens = try Set((999_000...999_999).map { try masked(method, String($0), key: key) })
        #expect(tokens.count == 1000)
        #expect(try masked(method, "1000000", key: key) == nil)
    }

    @Test(arguments: ["999999", "1000000", "9007199254740991"])
    func `the key turns ten thousand numbers back`(maximum: String) throws {
        let method = try method("tokenize", ["as": "integer", "max": maximum])
        let key = SampleKey.master.subKey(purpose: .mask, context: KeyContext())
        var revealer = try #require(try method.revealer(key: key))
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<10_000 {
            let number = String(UInt64.random(in: 0...(UInt64(maximum) ?? 0), using: &generator))
            let token = try #require(try masked(method, number, key: key))
            var revealed: [UInt8] = []
            #expect(revealer.mask(Array(token.utf8).span, into: &revealed))
            #expect(String(decoding: revealed, as: UTF8.self) == number)
        }
        var nothing: [UInt8] = []
        #expect(!revealer.mask(Array("007".utf8).span, into: &nothing))
    }

    @Test func `no key turns a text token back`() throws {
        let key = SampleKey.master.subKey(purpose: .mask, context: KeyContext())
        #expect(try method("tokenize", ["as": "text"]).revealer(key: key) == nil)
        #expect(try method("redact").revealer(key: key) == nil)
    }

    @Test func `the largest maximum works`() throws {
        let parameters = ["as": "integer", "max": "9223372036854775807"]
        #expect(try masked("tokenize", parameters, "9223372036854775807") != nil)
        #expect(try masked("tokenize", parameters, "9223372036854775808") == nil)
    }

    @Test(arguments: [
        ([:], "parameter 'as' is missing; give one of integer, text"),
        (["as": "uuid"], "parameter 'as' is invalid; give one of integer, text"),
        (
            ["as": "integer", "max": "999998"],
            "parameter 'max' is invalid; give a whole number from 999999 to 9223372036854775807"
        ),
        (["as": "text", "max": "1000000"], "a text token has no 'max'; leave it out"),
    ])
    func `refuses what makes no permutation`(parameters: [String: String], message: String) {
        #expect(fault("tokenize", parameters) == "method 'tokenize': \(message)")
    }

    @Test func `a text token has 26 characters and 130 bits`() throws {
        #expect(try masked("tokenize", ["as": "text"], "")?.count == 26)
        #expect(try method("tokenize", ["as": "text"]).uniqueness == .probabilistic(bits: 130))
    }
}

@Suite struct VaultTokenizationTests {
    @Test func `a vault takes any value and gives texts where nothing is said`() throws {
        let method = try method("tokenize", ["vault": "v"])
        #expect(method.vault == VaultUse(path: "v", form: .text))
        #expect(method.uniqueness == .preserved && method.longestResult(of: 9) == 26)
        let given = ["vault": "v", "as": "integer", "max": "999999", "expires": "7"]
        let numbers = try MaskingTests.method("tokenize", given)
        #expect(numbers.vault == VaultUse(path: "v", form: .integer(999_999), days: 7))
        #expect(numbers.longestResult(of: 9) == 6)
        try numbers.bind(type: .boolean)
    }

    @Test func `the mask key alone neither masks nor turns back`() throws {
        let key = SampleKey.master.subKey(purpose: .mask, context: KeyContext())
        for parameters in [["vault": "v"], ["vault": "v", "as": "integer"]] {
            let method = try method("tokenize", parameters)
            #expect(throws: MaskingError.self) { _ = try method.masker(key: key) }
            #expect(try method.revealer(key: key) == nil)
        }
        #expect(try method("tokenize", ["as": "text"]).vault == nil)
    }

    @Test(arguments: [
        (["as": "text", "expires": "3"], "only tokens of a vault expire; name a 'vault'"),
        (["vault": "v", "expires": "0"], "parameter 'expires' is invalid; give a whole number from 1 to 36500"),
        (["vault": ""], "parameter 'vault' is invalid; give the path of a file"),
        (["vault": "v", "max": "1000000"], "a text token has no 'max'; leave it out"),
    ])
    func `refuses what no vault has`(parameters: [String: String], message: String) {
        #expect(fault("tokenize", parameters) == "method 'tokenize': \(message)")
    }

    @Test func `is no step of a chain`() {
        #expect(fault("chain", values: ["steps": [["tokenize": ["vault": "v"]], "redact"]])?.contains("step") == true)
    }
}
