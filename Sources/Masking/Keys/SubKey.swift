internal import Crypto
internal import Records

/// A key for one purpose, 32 bytes; it cannot print itself, and its memory is wiped.
public struct SubKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    let key: SymmetricKey

    init(_ key: SymmetricKey) {
        self.key = key
    }

    /// HMAC-SHA256 of `bytes`, 32 bytes.
    public func hmac(_ bytes: [UInt8]) -> [UInt8] {
        var hash = IncrementalHMAC(self)
        hash.update(bytes.span)
        return hash.finalize()
    }

    /// The key of a method that is a part of this key's: HMAC-SHA256 of its place, four bytes, big-endian, and the
    /// UTF-8 of its algorithm.
    func part(_ place: Int, algorithm: String) -> SubKey {
        var text: [UInt8] = []
        text.append(bigEndian: UInt64(place), count: 4)
        text.append(contentsOf: algorithm.utf8)
        return SubKey(SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: text, using: key)))
    }

    /// Says that it is one, and nothing more.
    public var description: String { "<sub-key>" }

    /// Says that it is one, and nothing more.
    public var debugDescription: String { description }

    /// Nothing to look into.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
