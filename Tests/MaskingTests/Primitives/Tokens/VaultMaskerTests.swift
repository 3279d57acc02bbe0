import Records
import Synchronization
import Testing

@testable import Masking

@Suite struct VaultMaskerTests {
    /// Gives the number of each value, and keeps the lookups; a value `no` fails.
    private final class Numbers: TokenVault {
        let lookups = Mutex<[[UInt8]]>([])

        func append(
            tokensOf values: [Field], in bytes: Span<UInt8>, lookups: [UInt8], to output: inout [UInt8],
            results: inout [Field]
        ) {
            for (index, value) in values.enumerated() {
                let lookup = Array(lookups[index * 16..<index * 16 + 16])
                self.lookups.withLock { $0.append(lookup) }
                let isRefused = value.length == 2 && bytes[Int(value.start)] == UInt8(ascii: "n")
                let token = Array("\(index)".utf8)
                results.append(isRefused ? .invalid : Field(start: output.count, length: token.count))
                if !isRefused { output += token }
            }
        }
    }

    private let key = MasterKey(bytes: Array(0..<32)).subKey(purpose: .mask, context: KeyContext(), mask: "m")

    @Test func `values are known again by a key of their form alone`() {
        let numbers = Numbers()
        for form in [TokenForm.text, .text, .integer(9), .integer(10)] {
            var masker = VaultMasker(key: key, form: form, tokens: numbers)
            var output: [UInt8] = []
            #expect(masker.mask(Array("value".utf8).span, into: &output) && output == Array("0".utf8))
        }
        let lookups = numbers.lookups.withLock { $0 }
        #expect(lookups[0] == lookups[1] && Set(lookups).count == 3)
        let own = key.part(0, algorithm: "vault-lookup/1 text").hmac(Array("value".utf8))
        #expect(lookups[0] == Array(own.prefix(16)))
        #expect(lookups[0] != Array(key.hmac(Array("value".utf8)).prefix(16)))
    }

    @Test func `what the vault cannot give is invalid`() {
        var masker = VaultMasker(key: key, form: .text, tokens: Numbers())
        var output: [UInt8] = []
        #expect(!masker.mask(Array("no".utf8).span, into: &output))
        var results: [Field] = []
        let bytes = Array("yesno".utf8)
        masker.mask(
            [Field(start: 0, length: 3), Field(start: 3, length: 2)], of: bytes.span, into: &output, results: &results)
        #expect(results.map(\.isInvalid) == [false, true])
    }
}
