internal import Crypto
internal import CryptoExtras

/// The AES block function (FIPS 197) in the forward direction, which is all that FF1 needs.
struct BlockCipher: Sendable {
    static let blockLength = 16

    private let key: SymmetricKey

    /// The cipher under `key`, or nil where it is not of 128, 192 or 256 bits.
    init?(key: SymmetricKey) {
        guard [128, 192, 256].contains(key.bitCount) else { return nil }
        self.key = key
    }

    /// Encrypts a block of 16 bytes in place, or answers false.
    func encrypt(_ block: inout [UInt8]) -> Bool {
        do {
            try AES.permute(&block, key: key)
            return true
        } catch {
            return false
        }
    }
}
