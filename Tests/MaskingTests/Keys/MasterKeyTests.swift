import Crypto
import Records
import Testing

@testable import Masking

@Suite struct MasterKeyTests {
    @Test func `reads its text and knows its name`() throws {
        #expect(try MasterKey(text: Array(SampleKey.text.utf8)).id == SampleKey.id)
    }

    @Test func `a wrong text is an error that does not repeat it`() {
        let text = SampleKey.text.replacing("AAECAwQF", with: "AAECAwQG")
        let error = #expect(throws: KeyError.self) { try MasterKey(text: Array(text.utf8)) }
        #expect(
            error?.description
                == "key: its check digits do not fit; it was cut or mistyped, copy the whole line")
        #expect(error?.status == .key)
    }

    @Test func `a generated key is read again, and no two are alike`() throws {
        let texts = (0..<100).map { _ in MasterKey.generate() }
        #expect(Set(texts).count == 100)
        #expect(Set(try texts.map { try MasterKey(text: $0).id }).count == 100)
        #expect(texts.allSatisfy { $0.count == 64 })
    }

    @Test func `a sub-key is what another implementation of HKDF derives`() {
        let context = KeyContext(tenant: "acme", epoch: "2026")
        let key = SampleKey.master.subKey(
            purpose: .subject, context: context, mask: "mask:customer", algorithm: "keyed-hash/1")
        let bytes = unsafe key.key.withUnsafeBytes { unsafe Array($0) }
        #expect(HexText.string(bytes) == "dacffc706f914f16de8190ee712e8af4c9b1260ee3265b404ecf009cd9ee937c")
    }

    @Test func `no two lists of parts derive the same sub-key`() {
        func pseudonym(
            _ purpose: KeyPurpose, _ tenant: String, _ epoch: String, _ mask: String, _ algorithm: String
        ) -> [UInt8] {
            SampleKey.master.subKey(
                purpose: purpose, context: KeyContext(tenant: tenant, epoch: epoch), mask: mask, algorithm: algorithm
            ).hmac([1])
        }
        let pseudonyms = [
            pseudonym(.mask, "ab", "c", "m", "a/1"), pseudonym(.mask, "a", "bc", "m", "a/1"),
            pseudonym(.mask, "abc", "", "m", "a/1"), pseudonym(.mask, "", "abc", "m", "a/1"),
            pseudonym(.mask, "ab", "c", "", "ma/1"), pseudonym(.mask, "ab", "c", "ma/1", ""),
            pseudonym(.subject, "ab", "c", "m", "a/1"), pseudonym(.mask, "ab", "c", "m", "a/2"),
        ]
        #expect(Set(pseudonyms).count == pseudonyms.count)
    }

    @Test func `cannot print itself`() {
        let key = SampleKey.master
        var dumped = ""
        dump(key, to: &dumped)
        let texts = [
            "\(key)", String(describing: key), String(reflecting: key), "\([key])", "\(Optional(key) as Any)", dumped,
        ]
        for text in texts {
            #expect(text.contains("<key \(SampleKey.id)>"))
            #expect(!text.contains("AAEC") && !text.contains("00010203"))
        }
        #expect(Mirror(reflecting: key).children.isEmpty)
    }
}
