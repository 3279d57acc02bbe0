internal import Crypto
internal import Foundation
internal import Masking

/// Seals originals to the public half of a reveal key, or opens them: one key for many values.
///
/// HPKE of RFC 9180 in base mode, X25519 with HKDF-SHA256 and ChaCha20-Poly1305. It is set up once; its export
/// interface (section 5.3) gives the key under which each value is sealed with ChaCha20-Poly1305 (RFC 8439), the number
/// of its row as the nonce. Who sealed forgets the key with the process and cannot open anything again.
struct ValueSeal: Sendable {
    private static let suite = HPKE.Ciphersuite.Curve25519_SHA256_ChachaPoly
    private static let exportContext = Array("bauta/vault values".utf8)
    /// Values are padded to a multiple of this, so that lengths tell little.
    static let padding = 32
    private let key: SymmetricKey

    /// A seal to `receiver`, and what the receiver needs to open it; `context` binds it to its vault.
    static func make(to receiver: RevealPublicKey, context: [UInt8]) throws -> (seal: ValueSeal, encapsulated: [UInt8])
    {
        let sender = try HPKE.Sender(
            recipientKey: Curve25519.KeyAgreement.PublicKey(rawRepresentation: receiver.bytes), ciphersuite: suite,
            info: Data(context))
        let key = try sender.exportSecret(context: exportContext, outputByteCount: 32)
        return (ValueSeal(key: key), Array(sender.encapsulatedKey))
    }

    /// The seal that `encapsulated` stands for, opened with a reveal key.
    init(opening encapsulated: [UInt8], with reveal: RevealKey, context: [UInt8]) throws {
        let receiver = try HPKE.Recipient(
            privateKey: Curve25519.KeyAgreement.PrivateKey(rawRepresentation: reveal.key), ciphersuite: Self.suite,
            info: Data(context), encapsulatedKey: Data(encapsulated))
        key = try receiver.exportSecret(context: Self.exportContext, outputByteCount: 32)
    }

    private init(key: SymmetricKey) {
        self.key = key
    }

    /// Seals `value` as what the token of row `number` stands for; `binding` is what must be the same to open it.
    func seal(_ value: ArraySlice<UInt8>, number: Int, binding: [UInt8]) throws -> [UInt8] {
        var padded = Array(value)
        padded.append(0x80)
        while !padded.count.isMultiple(of: Self.padding) { padded.append(0) }
        let box = try ChaChaPoly.seal(padded, using: key, nonce: Self.nonce(number), authenticating: binding)
        return Array(box.ciphertext) + Array(box.tag)
    }

    /// Opens what `seal` gave; nil where it is something else.
    func open(_ sealed: [UInt8], number: Int, binding: [UInt8]) -> [UInt8]? {
        guard sealed.count > 16, let nonce = try? Self.nonce(number),
            let box = try? ChaChaPoly.SealedBox(
                nonce: nonce, ciphertext: sealed.dropLast(16), tag: sealed.suffix(16)),
            let padded = try? ChaChaPoly.open(box, using: key, authenticating: binding),
            let end = padded.lastIndex(where: { $0 != 0 }), padded[end] == 0x80
        else { return nil }
        return Array(padded[..<end])
    }

    /// What binds a sealed value to its mask and token: the mask's length, four bytes, big-endian, the mask, the token.
    static func binding(mask: String, token: some Sequence<UInt8>) -> [UInt8] {
        let label = Array(mask.utf8)
        return bigEndian(label.count, bytes: 4) + label + token
    }

    /// What binds a seal to its vault and to a version of its key.
    static func context(vault: String, version: Int) -> [UInt8] {
        Array("bauta/vault/1".utf8) + bigEndian(version, bytes: 4) + Array(vault.utf8)
    }

    private static func nonce(_ number: Int) throws -> ChaChaPoly.Nonce {
        try ChaChaPoly.Nonce(data: bigEndian(number, bytes: 12))
    }

    private static func bigEndian(_ number: Int, bytes: Int) -> [UInt8] {
        (0..<bytes).reversed().map { $0 < 8 ? UInt8(truncatingIfNeeded: number >> (8 * $0)) : 0 }
    }
}
