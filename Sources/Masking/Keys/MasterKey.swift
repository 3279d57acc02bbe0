internal import Crypto
internal import Records

/// The key of a rule set, from which all others are derived; it cannot print itself, and its memory is wiped.
public struct MasterKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let key: SymmetricKey

    /// The key that `text` spells, with or without a line end; anything else is an error that does not repeat it.
    public init(text: Span<UInt8>) throws(KeyError) {
        do throws(KeyFault) {
            key = try KeyText.decode(text)
        } catch {
            throw .notAKey(place: "", fault: error)
        }
    }

    /// The key that `text` spells; the caller wipes what it holds.
    public init(text: [UInt8]) throws(KeyError) {
        try self.init(text: text.span)
    }

    /// A key of these 32 bytes, for examples and tests.
    init(bytes: [UInt8]) {
        key = SymmetricKey(data: bytes)
    }

    /// The text of a new key from the system's random bytes, without a line end; the caller wipes it.
    public static func generate() -> [UInt8] {
        KeyText.encode(SymmetricKey(size: .bits256))
    }

    /// The sub-key for `purpose`; a part that does not apply is empty text.
    ///
    /// HKDF-SHA256 (RFC 5869), salt `bauta/1`, info = purpose, tenant, epoch, mask, algorithm, each as four bytes of
    /// length, big-endian, and UTF-8, so that no two lists of parts give the same bytes.
    public func subKey(
        purpose: KeyPurpose, context: KeyContext, mask: String = "", algorithm: String = ""
    ) -> SubKey {
        var info: [UInt8] = []
        for part in [purpose.rawValue, context.tenant, context.epoch, mask, algorithm] {
            info.append(bigEndian: UInt64(part.utf8.count), count: 4)
            info.append(contentsOf: part.utf8)
        }
        return SubKey(
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: key, salt: Array("bauta/1".utf8), info: info, outputByteCount: 32))
    }

    /// The name of the key: 16 hex digits that tell nothing of it and are the same in every run.
    public var id: String {
        let digest = subKey(purpose: .keyID, context: KeyContext()).hmac(Array("id".utf8))
        return HexText.string(digest.prefix(8))
    }

    /// The key's name, never its bytes.
    public var description: String { "<key \(id)>" }

    /// The key's name, never its bytes.
    public var debugDescription: String { description }

    /// Nothing to look into.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
