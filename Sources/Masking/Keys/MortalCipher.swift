internal import Crypto
internal import CryptoExtras
internal import Records

/// Hides what lies on disk for the time of a process, under a random key that dies with it.
///
/// AES-256 in counter mode (NIST SP 800-38A, section 6.5), so that any stretch can be read by itself. It does not tell
/// whether somebody has changed the bytes: it is for files that nobody else can open.
public struct MortalCipher: Sendable {
    private static let blockLength = 16
    private let key = SymmetricKey(size: .bits256)

    /// A cipher under a new key.
    public init() {}

    /// The bytes that stand at `offset` as `bytes`, encrypted; or, of encrypted ones, in the clear; nil where the
    /// library fails.
    ///
    /// No two different stretches may ever be encrypted at one offset.
    public func apply(to bytes: [UInt8], at offset: Int) -> [UInt8]? {
        let lead = offset % Self.blockLength
        var counter = [UInt8](repeating: 0, count: 8)
        counter.append(bigEndian: UInt64(offset / Self.blockLength), count: 8)
        let padded = [UInt8](repeating: 0, count: lead) + bytes
        guard let nonce = try? AES._CTR.Nonce(nonceBytes: counter),
            let result = try? AES._CTR.encrypt(padded, using: key, nonce: nonce)
        else { return nil }
        return Array(result.dropFirst(lead))
    }
}
