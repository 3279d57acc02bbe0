internal import Crypto

/// AES-SIV, deterministic authenticated encryption (RFC 5297), under one key and list of associated data.
///
/// Equal messages give equal results and nothing else does: the vector in front is a keyed hash of the message
/// (S2V over AES-CMAC, RFC 4493), and the key stream behind it begins with that vector.
struct SIV: Sendable {
    /// Bytes of the synthetic initialization vector in front of a sealed message.
    static let vectorLength = BlockCipher.blockLength

    /// What authenticates, and what encrypts.
    private let mac: BlockCipher
    private let stream: BlockCipher
    /// S2V's state before the message, and CMAC's two sub-keys.
    private let prefix: UInt128
    private let whole: UInt128
    private let padded: UInt128

    /// AES-SIV under a key of 32, 48 or 64 bytes; nil where it has another length.
    init?(key: SymmetricKey, associatedData: [[UInt8]] = []) {
        // Only keys hold the halves, because they wipe their memory.
        let halves = unsafe key.withUnsafeBytes { bytes in
            let middle = bytes.count / 2
            return unsafe (
                SymmetricKey(data: UnsafeRawBufferPointer(rebasing: bytes[..<middle])),
                SymmetricKey(data: UnsafeRawBufferPointer(rebasing: bytes[middle...]))
            )
        }
        guard halves.0.bitCount == halves.1.bitCount, let mac = BlockCipher(key: halves.0),
            let stream = BlockCipher(key: halves.1)
        else { return nil }
        let sums = mac.withBlocks { blocks -> (prefix: UInt128, whole: UInt128, padded: UInt128)? in
            guard let zero = blocks.encrypt(0) else { return nil }
            let keys = (Self.doubled(zero), Self.doubled(Self.doubled(zero)))
            guard var prefix = Self.sum([0], count: BlockCipher.blockLength, keys, blocks) else { return nil }
            for data in associatedData {
                let words = Self.words(data)
                guard let sum = Self.sum(words, count: data.count, keys, blocks) else { return nil }
                prefix = Self.doubled(prefix) ^ sum
            }
            return (prefix, keys.0, keys.1)
        }
        guard let sums else { return nil }
        self.mac = mac
        self.stream = stream
        (prefix, whole, padded) = sums
    }

    /// Encrypts what stands behind the first 16 bytes, in place, and puts the vector into these.
    ///
    /// Answers false where `message` has fewer bytes.
    func seal(_ message: inout [UInt8]) -> Bool {
        guard message.count >= Self.vectorLength, let vector = vector(of: message) else { return false }
        message.store(vector, at: 0)
        return applyStream(vector, to: &message)
    }

    /// Decrypts what stands behind the vector, in place; false, with garbage there, where nobody sealed it so.
    func open(_ message: inout [UInt8]) -> Bool {
        guard message.count >= Self.vectorLength else { return false }
        let vector = message.block(at: 0)
        return applyStream(vector, to: &message) && self.vector(of: message) == vector
    }
}

// S2V and the key stream.
extension SIV {
    /// S2V's last step (RFC 5297 section 2.4) for what stands behind the first 16 bytes.
    private func vector(of message: [UInt8]) -> UInt128? {
        let start = Self.vectorLength
        let count = message.count - start
        return mac.withBlocks { blocks in
            guard count >= 16 else {
                return blocks.encrypt(Self.doubled(prefix) ^ message.paddedBlock(at: start) ^ whole)
            }
            let rest = count % 16
            // The state is added to the last 16 bytes, which two blocks share where the length is no multiple.
            let last = start + count - (rest == 0 ? 16 : rest)
            var state: UInt128 = 0
            var place = start
            while place < last {
                let share = rest != 0 && place + 16 == last ? prefix >> (8 * rest) : 0
                guard let next = blocks.encrypt(state ^ message.block(at: place) ^ share) else { return nil }
                state = next
                place += 16
            }
            if rest == 0 { return blocks.encrypt(state ^ message.block(at: last) ^ prefix ^ whole) }
            return blocks.encrypt(state ^ message.paddedBlock(at: last) ^ prefix << (8 * (16 - rest)) ^ padded)
        }
    }

    /// Adds AES in counter mode, from the vector with two bits cleared (RFC 5297 section 2.5).
    private func applyStream(_ vector: UInt128, to message: inout [UInt8]) -> Bool {
        stream.withBlocks { blocks in
            var counter = vector & ~(1 << 63 | 1 << 31)
            var place = Self.vectorLength
            while place < message.count {
                guard var pad = blocks.encrypt(counter) else { return false }
                for index in place..<min(place + 16, message.count) {
                    message[index] ^= UInt8(truncatingIfNeeded: pad >> 120)
                    pad <<= 8
                }
                counter &+= 1
                place += 16
            }
            return true
        }
    }

    /// AES-CMAC (RFC 4493) of `count` bytes in blocks, the last of them padded where it is not whole.
    private static func sum(
        _ words: [UInt128], count: Int, _ keys: (whole: UInt128, padded: UInt128), _ blocks: BlockEncryption
    ) -> UInt128? {
        var state: UInt128 = 0
        for (index, word) in words.enumerated() {
            let isLast = index == words.count - 1
            let key = isLast ? (count > 0 && count.isMultiple(of: 16) ? keys.whole : keys.padded) : 0
            guard let next = blocks.encrypt(state ^ word ^ key) else { return nil }
            state = next
        }
        return state
    }

    /// The blocks of `bytes`, the last one padded by a bit where it is not whole; of none one that is all padding.
    private static func words(_ bytes: [UInt8]) -> [UInt128] {
        let starts = bytes.isEmpty ? [0] : Array(stride(from: 0, to: bytes.count, by: 16))
        return starts.map { bytes.count - $0 >= 16 ? bytes.block(at: $0) : bytes.paddedBlock(at: $0) }
    }

    /// Multiplication by x in GF(2^128), the standard's dbl.
    private static func doubled(_ block: UInt128) -> UInt128 { block << 1 ^ (block >> 127 == 1 ? 0x87 : 0) }
}

extension [UInt8] {
    /// The 16 bytes at `start` as a number, the first in the highest bits.
    fileprivate func block(at start: Int) -> UInt128 {
        var block: UInt128 = 0
        for index in start..<start + 16 { block = block << 8 | UInt128(self[index]) }
        return block
    }

    /// The bytes from `start` on, fewer than 16, then a bit, then zeros.
    fileprivate func paddedBlock(at start: Int) -> UInt128 {
        var block: UInt128 = 0
        for index in start..<count { block = block << 8 | UInt128(self[index]) }
        return (block << 8 | 0x80) << (8 * (15 - (count - start)))
    }

    fileprivate mutating func store(_ block: UInt128, at start: Int) {
        for index in 0..<16 { self[start + index] = UInt8(truncatingIfNeeded: block >> (8 * (15 - index))) }
    }
}
