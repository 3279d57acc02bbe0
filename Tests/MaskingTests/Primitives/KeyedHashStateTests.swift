import Crypto
import Records
import TestSupport
import Testing

@testable import Masking

@Suite struct KeyedHashStateTests {
    /// RFC 4231: key, text, HMAC-SHA256 (of the fifth vector, the first 16 bytes).
    private static let vectors: [(String, String, String)] = [
        (
            String(repeating: "0b", count: 20), "4869205468657265",
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        ),
        (
            "4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            String(repeating: "aa", count: 20), String(repeating: "dd", count: 50),
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
        ),
        (
            "0102030405060708090a0b0c0d0e0f10111213141516171819", String(repeating: "cd", count: 50),
            "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
        ),
        (
            String(repeating: "0c", count: 20), "546573742057697468205472756e636174696f6e",
            "a3b6167473100ee06e0c796c2955552b"
        ),
        (
            String(repeating: "aa", count: 131),
            "54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048"
                + "617368204b6579204669727374",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
        (
            String(repeating: "aa", count: 131),
            "5468697320697320612074657374207573696e672061206c6172676572207468616e20626c6f636b2d73697a65206b657920616e64"
                + "2061206c6172676572207468616e20626c6f636b2d73697a6520646174612e20546865206b6579206e65"
                + "65647320746f20626520"
                + "686173686564206265666f7265206265696e6720757365642062792074686520484d414320616c676f726974686d2e",
            "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
        ),
    ]

    private func hash(key: [UInt8], text: [UInt8]) -> [UInt8] {
        let state = unsafe key.withUnsafeBytes { unsafe KeyedHashState(keyBytes: $0) }
        var digest: [UInt8] = []
        state.append(hashOf: text.span, to: &digest)
        return digest
    }

    @Test(arguments: 0..<7)
    func `gives the vectors of RFC 4231`(vector: Int) {
        let (key, text, digest) = Self.vectors[vector]
        #expect(hash(key: hex(key), text: hex(text)).starts(with: hex(digest)))
    }

    @Test func `agrees with swift-crypto for keys and texts of all lengths`() {
        for length in 0...200 {
            let text = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 7) }
            let key = (0..<length % 131).map { UInt8(truncatingIfNeeded: $0 * 13 + 1) }
            let code = HMAC<SHA256>.authenticationCode(for: text, using: SymmetricKey(data: key))
            #expect(hash(key: key, text: text) == Array(code))
        }
    }

    @Test func `a batch gives each value's hash in its order`() {
        let state = KeyedHashState(SampleKey.master.subKey(purpose: .mask, context: KeyContext()))
        let bytes = Array("ada@example.com,bob".utf8)
        let fields = [Field(start: 16, length: 3), Field.null, Field(start: 0, length: 15)]
        var together: [UInt8] = []
        state.append(hashesOf: fields, of: bytes.span, to: &together)
        var singly: [UInt8] = []
        for field in fields { state.append(hashOf: bytes.span.extracting(field.range), to: &singly) }
        #expect(together == singly)
        #expect(together.count == 3 * KeyedHashState.digestLength)
    }

    @Test(.enabled(if: SharedData.has("data/crypto-hmac-hkdf"), "../shared/data/crypto-hmac-hkdf is absent"))
    func `gives the shared vectors of RFC 4231`() throws {
        struct Vector: Decodable {
            let key: String
            let msg: String
            let mac: String
        }
        let vectors = try Vectors.list("data/crypto-hmac-hkdf/rfc4231_hmac_sha256.json", of: Vector.self)
        #expect(vectors.count == 6)
        for vector in vectors {
            #expect(hash(key: hex(vector.key), text: hex(vector.msg)).starts(with: hex(vector.mac)))
        }
    }
}
