internal import CHash
internal import Crypto
internal import CryptoExtras

/// The AES block function (FIPS 197) in the forward direction, which is all that FF1 needs.
struct BlockCipher: Sendable {
    static let blockLength = 16
    /// The round keys of the longest key: fifteen blocks.
    private static let scheduleLength = 240
    private static let hasKernel = chash_has_aes() != 0

    private let key: SymmetricKey
    /// The round keys, where the processor has instructions for AES; in a key, because that wipes its memory.
    private let schedule: SymmetricKey?
    private let rounds: Int32

    /// The cipher under `key`, or nil where it is not of 128, 192 or 256 bits.
    init?(key: SymmetricKey) {
        guard [128, 192, 256].contains(key.bitCount) else { return nil }
        self.key = key
        guard Self.hasKernel else {
            schedule = nil
            rounds = 0
            return
        }
        var words = [UInt8](repeating: 0, count: Self.scheduleLength)
        rounds = unsafe key.withUnsafeBytes { key in
            unsafe chash_aes_expand(key.bindMemory(to: UInt8.self).baseAddress, key.count, &words)
        }
        schedule = SymmetricKey(data: words)
        unsafe words.withUnsafeMutableBytes { unsafe SecretBuffer.wipe($0) }
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

    /// Lends what encrypts block after block: the key is made ready once for all of them.
    ///
    /// Ten blocks cost 0.1 µs with the processor's instructions, and 1.2 µs without.
    @inline(__always)
    func withBlocks<Result>(_ body: (BlockEncryption) -> Result) -> Result {
        guard let schedule else { return unsafe body(BlockEncryption(cipher: self, schedule: nil, rounds: 0)) }
        return unsafe schedule.withUnsafeBytes { words in
            unsafe body(
                BlockEncryption(cipher: self, schedule: words.bindMemory(to: UInt8.self).baseAddress, rounds: rounds))
        }
    }
}

/// AES blocks as numbers, the first byte in the highest bits; lives no longer than the call that lends it.
@safe
struct BlockEncryption {
    private let cipher: BlockCipher
    private let schedule: UnsafePointer<UInt8>?
    private let rounds: Int32

    fileprivate init(cipher: BlockCipher, schedule: UnsafePointer<UInt8>?, rounds: Int32) {
        self.cipher = cipher
        unsafe self.schedule = schedule
        self.rounds = rounds
    }

    /// The block that `block` becomes; nil where the library refuses.
    @inline(__always)
    func encrypt(_ block: UInt128) -> UInt128? {
        var bytes = block.bigEndian
        guard let schedule = unsafe schedule else { return encryptByLibrary(bytes) }
        unsafe withUnsafeMutableBytes(of: &bytes) { bytes in
            unsafe chash_aes_encrypt(
                schedule, rounds, bytes.bindMemory(to: UInt8.self).baseAddress)
        }
        return UInt128(bigEndian: bytes)
    }

    private func encryptByLibrary(_ bytes: UInt128) -> UInt128? {
        var block = unsafe withUnsafeBytes(of: bytes) { unsafe Array($0) }
        guard cipher.encrypt(&block) else { return nil }
        return unsafe block.withUnsafeBytes { unsafe UInt128(bigEndian: $0.loadUnaligned(as: UInt128.self)) }
    }
}
