package import Crypto
internal import Records

/// The private half of a reveal key, which opens originals in vaults; it cannot print itself, and its memory is wiped.
///
/// An X25519 key of RFC 7748. A nightly job never needs it: it seals to the public half.
public struct RevealKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The 32 bytes of the key.
    package let key: SymmetricKey
    /// Its public half.
    public let publicHalf: RevealPublicKey

    /// The key that `text` spells, with or without a line end; anything else is an error that does not repeat it.
    public init(text: Span<UInt8>) throws(KeyError) {
        do throws(KeyFault) {
            key = try KeyText.decode(text, as: .reveal)
            publicHalf = try RevealPublicKey(of: key)
        } catch {
            throw .notAKey(place: "", fault: error)
        }
    }

    /// The text of a new key from the system's random bytes, without a line end; the caller wipes it.
    public static func generate() -> [UInt8] {
        KeyText.encode(SymmetricKey(size: .bits256), as: .reveal)
    }

    /// The name of its public half, never its bytes.
    public var description: String { "<reveal key \(publicHalf.id)>" }

    /// The name of its public half, never its bytes.
    public var debugDescription: String { description }

    /// Nothing to look into.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

/// The public half of a reveal key: what originals are sealed to, and no secret.
public struct RevealPublicKey: Sendable, Equatable {
    /// Its 32 bytes (RFC 7748, section 5).
    public let bytes: [UInt8]

    /// The key of these 32 bytes.
    public init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The key that `text` spells, with or without a line end.
    public init(text: [UInt8]) throws(KeyError) {
        if KeyText.isSecret(String(decoding: text, as: UTF8.self)) { throw .secretInsteadOfPublic }
        do throws(KeyFault) {
            let key = try KeyText.decode(text.span, as: .publicHalf)
            guard let half = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: key) else { throw .wrongLength }
            bytes = Array(half.rawRepresentation)
        } catch {
            throw .notAKey(place: "", fault: error)
        }
    }

    fileprivate init(of key: SymmetricKey) throws(KeyFault) {
        guard let pair = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: key) else { throw .wrongLength }
        bytes = Array(pair.publicKey.rawRepresentation)
    }

    /// Its text, without a line end.
    public var text: String {
        String(decoding: KeyText.encode(SymmetricKey(data: bytes), as: .publicHalf), as: UTF8.self)
    }

    /// Its name: the first 16 hex digits of its SHA-256.
    public var id: String { HexText.string(SHA256.hash(data: bytes).prefix(8)) }
}
