import Crypto
import TestSupport
import Testing

/// The derivation that `MasterKey.subKey` relies on, against RFC 5869.
@Suite struct KeyDerivationTests {
    /// RFC 5869 A.1 to A.3: input key, salt, info, length, output key.
    private static let vectors: [(String, String, String, Int, String)] = [
        (
            String(repeating: "0b", count: 22), "000102030405060708090a0b0c", "f0f1f2f3f4f5f6f7f8f9", 42,
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
        ),
        (
            run(0x00...0x4F), run(0x60...0xAF), run(0xB0...0xFF), 82,
            "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb"
                + "41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87"
        ),
        (
            String(repeating: "0b", count: 22), "", "", 42,
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
        ),
    ]

    private static func run(_ bytes: ClosedRange<UInt8>) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private func derive(_ key: String, _ salt: String, _ info: String, _ length: Int) -> [UInt8] {
        let derived = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: hex(key)), salt: hex(salt), info: hex(info), outputByteCount: length)
        return unsafe derived.withUnsafeBytes { unsafe Array($0) }
    }

    @Test(arguments: 0..<3)
    func `gives the vectors of RFC 5869`(vector: Int) {
        let (key, salt, info, length, output) = Self.vectors[vector]
        #expect(derive(key, salt, info, length) == hex(output))
    }

    @Test(.enabled(if: SharedData.has("data/crypto-hmac-hkdf"), "../shared/data/crypto-hmac-hkdf is absent"))
    func `gives the shared vectors of RFC 5869`() throws {
        struct Vector: Decodable {
            let ikm: String
            let salt: String
            let info: String
            let length: Int
            let okm: String
        }
        let vectors = try Vectors.list("data/crypto-hmac-hkdf/rfc5869_hkdf_sha256.json", of: Vector.self)
        #expect(vectors.count == 3)
        for vector in vectors {
            #expect(derive(vector.ikm, vector.salt, vector.info, vector.length) == hex(vector.okm))
        }
    }
}
