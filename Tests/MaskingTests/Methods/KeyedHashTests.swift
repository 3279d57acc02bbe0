import Masking
import TestSupport
import Testing

@Suite struct KeyedHashTests {
    @Test(
        arguments: [
            ([:], 32, 128.0), (["length": "8"], 8, 32), (["length": "64"], 64, 256),
            (["format": "base32"], 26, 130), (["format": "base32", "length": "51"], 51, 255),
            (["format": "base64url"], 22, 132), (["format": "base64url", "length": "42"], 42, 252),
            (["format": "uuid"], 36, 122), (["format": "email"], 42, 130),
            (["format": "email", "length": "8"], 24, 40),
        ] as [([String: String], Int, Double)])
    func `has the length and the odds it says`(parameters: [String: String], length: Int, bits: Double) throws {
        #expect(try masked("keyed-hash", parameters, "ada@example.com")?.utf8.count == length)
        #expect(try method("keyed-hash", parameters).uniqueness == .probabilistic(bits: bits))
    }

    @Test(arguments: [
        (["length": "7"], "parameter 'length' is invalid; give a whole number from 8 to 64"),
        (["length": "65"], "parameter 'length' is invalid; give a whole number from 6 to 64"),
        (["format": "base32", "length": "52"], "parameter 'length' is invalid; give a whole number from 8 to 51"),
        (["format": "base64url", "length": "43"], "parameter 'length' is invalid; give a whole number from 6 to 42"),
        (["format": "email", "length": "7"], "parameter 'length' is invalid; give a whole number from 8 to 51"),
        (["format": "uuid", "length": "36"], "a uuid has no 'length'; leave it out"),
        (["format": "md5"], "parameter 'format' is invalid; give one of hex, base32, base64url, uuid, email"),
    ])
    func `refuses lengths that a format has not`(parameters: [String: String], message: String) {
        #expect(fault("keyed-hash", parameters) == "method 'keyed-hash': \(message)")
    }

    @Test func `a shorter pseudonym begins like a longer one`() throws {
        let long = try #require(try masked("keyed-hash", ["length": "64"], "x"))
        #expect(try masked("keyed-hash", ["length": "9"], "x") == String(long.prefix(9)))
    }

    @Test func `different tenants, epochs, masks and algorithms share no pseudonym`() throws {
        let method = try method("keyed-hash", ["length": "64"])
        var pseudonyms: Set<MethodLaws.Outcome> = []
        let values = (0..<100).map { Array("\($0)".utf8) }
        for (tenant, epoch, mask) in [("a", "", ""), ("b", "", ""), ("", "a", ""), ("", "", "a"), ("", "", "")] {
            let key = SampleKey.master.subKey(
                purpose: .mask, context: KeyContext(tenant: tenant, epoch: epoch), mask: mask, algorithm: "keyed-hash/1"
            )
            pseudonyms.formUnion(try MethodLaws.mask(values, method, key: key))
        }
        #expect(pseudonyms.count == 500)
    }
}
