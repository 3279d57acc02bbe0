internal import Crypto

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

    /// Says that it is one, and nothing more.
    public var description: String { "<sub-key>" }

    /// Says that it is one, and nothing more.
    public var debugDescription: String { description }

    /// Nothing to look into.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
