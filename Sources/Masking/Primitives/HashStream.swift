internal import CHash

/// SHA-256 (FIPS 180-4) of bytes that come piece by piece, by the processor's own instructions.
///
/// Two streams side by side cost little more than one, because a compression waits for its own rounds most of the time:
/// 2.9 GB/s together instead of 1.6 alone (Zen 3).
public struct HashStream: Sendable {
    private static let isThere = chash_has_sha256() != 0
    private static let blockLength = 64

    private var state: SIMD8<UInt32>
    /// The bytes of a block that is not full yet.
    private var tail: [UInt8] = []
    private var length: Int

    /// A stream of nothing; nil where the processor has no such instructions.
    public init?() {
        guard Self.isThere else { return nil }
        state = HashKernel.initial
        length = 0
    }

    /// A stream that has taken one block, after which the state is `state`.
    init(after state: SIMD8<UInt32>) {
        self.state = state
        length = Self.blockLength
    }

    /// Goes on with `bytes`.
    public mutating func update(_ bytes: Span<UInt8>) {
        length += bytes.count
        let begun = complete(bytes)
        let end = begun + (bytes.count - begun) / Self.blockLength * Self.blockLength
        compress(bytes.extracting(begun..<end))
        for index in end..<bytes.count { tail.append(bytes[index]) }
    }

    /// Goes on with `bytes`, and beside it takes whole blocks of `others` into `other`; gives how many bytes those are.
    public mutating func update(_ bytes: Span<UInt8>, beside other: inout HashStream, _ others: Span<UInt8>) -> Int {
        let begun = complete(bytes)
        let rest = bytes.extracting(droppingFirst: begun)
        let blocks = other.tail.isEmpty ? min(rest.count, others.count) / Self.blockLength : 0
        var words = (own: state, theirs: other.state)
        unsafe rest.withUnsafeBufferPointer { rest in
            unsafe others.withUnsafeBufferPointer { others in
                guard blocks > 0, let one = rest.baseAddress, let another = others.baseAddress else { return }
                unsafe Self.withWords(of: &words.own) { own in
                    unsafe Self.withWords(of: &words.theirs) { theirs in
                        unsafe chash_sha256_blocks2(own, one, theirs, another, blocks)
                    }
                }
            }
        }
        (state, other.state) = words
        let taken = blocks * Self.blockLength
        other.length += taken
        length += begun + taken
        update(rest.extracting(droppingFirst: taken))
        return taken
    }

    /// The 32 bytes of the digest of all that came.
    public consuming func finish() -> [UInt8] {
        let bits = UInt64(length) * 8
        var padding: [UInt8] = [0x80]
        while (tail.count + padding.count) % Self.blockLength != Self.blockLength - 8 { padding.append(0) }
        for shift in stride(from: 56, through: 0, by: -8) { padding.append(UInt8(truncatingIfNeeded: bits >> shift)) }
        update(padding.span)
        let state = state
        return (0..<32).map { UInt8(truncatingIfNeeded: state[$0 / 4] >> (24 - 8 * ($0 % 4))) }
    }

    /// Completes the block that has begun with the first of `bytes`, and gives how many they are.
    private mutating func complete(_ bytes: Span<UInt8>) -> Int {
        if tail.isEmpty { return 0 }
        let count = min(Self.blockLength - tail.count, bytes.count)
        for index in 0..<count { tail.append(bytes[index]) }
        if tail.count == Self.blockLength {
            let block = tail
            tail.removeAll(keepingCapacity: true)
            compress(block.span)
        }
        return count
    }

    /// Compresses whole blocks.
    private mutating func compress(_ blocks: Span<UInt8>) {
        unsafe blocks.withUnsafeBufferPointer { blocks in
            guard let bytes = blocks.baseAddress else { return }
            unsafe Self.withWords(of: &state) { words in
                unsafe chash_sha256_blocks(words, bytes, blocks.count / Self.blockLength)
            }
        }
    }

    private static func withWords(of state: inout SIMD8<UInt32>, _ body: (UnsafeMutablePointer<UInt32>) -> Void) {
        unsafe withUnsafeMutableBytes(of: &state) { bytes in
            if let words = unsafe bytes.bindMemory(to: UInt32.self).baseAddress { unsafe body(words) }
        }
    }
}
