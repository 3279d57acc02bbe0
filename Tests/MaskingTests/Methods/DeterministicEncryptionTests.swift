import Masking
import TestSupport
import Testing

@Suite struct DeterministicEncryptionTests {
    private let key = DeterministicEncryptionTests.key("mask:a")

    private static func key(_ mask: String) -> SubKey {
        SampleKey.master.subKey(
            purpose: .mask, context: KeyContext(), mask: mask, algorithm: "encrypt-deterministic/1")
    }

    private func revealed(_ masked: String, _ method: any MaskingMethod, _ key: SubKey) throws -> String? {
        var revealer = try #require(try method.revealer(key: key))
        var output: [UInt8] = []
        return revealer.mask(Array(masked.utf8).span, into: &output) ? String(decoding: output, as: UTF8.self) : nil
    }

    @Test(arguments: [[:], ["format": "hex"], ["tweak": "t"]] as [[String: String]])
    func `10,000 values of all scripts come back`(parameters: [String: String]) throws {
        let method = try method("encrypt-deterministic", parameters)
        var masker = try method.masker(key: key)
        var revealer = try #require(try method.revealer(key: key))
        var random = SeededGenerator(seed: 7)
        var seen: Set<[UInt8]> = []
        for _ in 0..<10_000 {
            let value = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            var output: [UInt8] = []
            var back: [UInt8] = []
            #expect(masker.mask(value.span, into: &output) && revealer.mask(output.span, into: &back) && back == value)
            seen.insert(output)
        }
        #expect(seen.count > 9500)
    }

    @Test func `a value of a mebibyte comes back`() throws {
        let method = try method("encrypt-deterministic", [:])
        let value = String(repeating: "ä\u{0}", count: 350_000)
        let sealed = try #require(try masked(method, value, key: key))
        #expect(try revealed(sealed, method, key) == value)
    }

    @Test func `what another key, tweak or nobody sealed is not opened`() throws {
        let plain = try method("encrypt-deterministic", [:])
        let sealed = try #require(try masked(plain, "ada@example.com", key: key))
        #expect(try revealed(sealed, plain, key) == "ada@example.com")
        #expect(try revealed(sealed, plain, Self.key("mask:b")) == nil)
        #expect(try revealed(sealed, try method("encrypt-deterministic", ["tweak": ""]), key) == nil)
        for text in ["", "A", "ada@example.com", sealed + "A", String(sealed.dropLast()), " " + sealed] {
            #expect(try revealed(text, plain, key) == nil)
        }
    }

    @Test func `results are as long as it says`() throws {
        #expect(try method("encrypt-deterministic", [:]).longestResult(of: 15) == 102)
        #expect(try method("encrypt-deterministic", ["format": "hex"]).longestResult(of: 1) == 40)
    }
}
