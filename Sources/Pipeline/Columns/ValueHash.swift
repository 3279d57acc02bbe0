/// A fast 64-bit hash of a value's bytes, for counting different values; not a secret and never stored.
///
/// Multiply and fold, sixteen bytes at a time, the last ones read so that they overlap (the construction of Wang Yi's
/// wyhash).
enum ValueHash {
    private static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let first: UInt64 = 0xE703_7ED1_A0B4_28DB
    private static let second: UInt64 = 0x8EBC_6AF0_9C88_C6E3
    private static let third: UInt64 = 0xA076_1D64_78BD_642F

    /// The hash of the bytes in `range`.
    @inline(__always)
    static func hash(_ bytes: borrowing Span<UInt8>, in range: Range<Int>) -> UInt64 {
        hash(bytes, in: range, seed: seed, mark: 0)
    }

    /// The hash of the bytes in `range` under `seed` and `mark`: hashes under other random ones are independent.
    @inline(__always)
    static func hash(_ bytes: borrowing Span<UInt8>, in range: Range<Int>, seed: UInt64, mark: UInt64) -> UInt64 {
        // The check that makes the loads below safe.
        let text = bytes.extracting(range)
        let raw = unsafe text.bytes
        let count = text.count
        var state = seed &+ UInt64(truncatingIfNeeded: count) &* third
        var index = 0
        while count &- index > 16 {
            state = fold(word(raw, index) ^ first ^ mark, word(raw, index &+ 8) ^ state)
            index &+= 16
        }
        let low: UInt64
        let high: UInt64
        if count >= 8 {
            low = word(raw, max(count &- 16, 0))
            high = word(raw, count &- 8)
        } else {
            low = short(raw, count)
            high = 0
        }
        return fold(fold(low ^ second ^ mark, high ^ state), third)
    }

    @inline(__always)
    private static func word(_ raw: RawSpan, _ place: Int) -> UInt64 {
        unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: UInt64.self)
    }

    /// Fewer than eight bytes as a number.
    @inline(__always)
    private static func short(_ raw: RawSpan, _ count: Int) -> UInt64 {
        if count >= 4 {
            let low = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: 0, as: UInt32.self)
            let high = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: count &- 4, as: UInt32.self)
            return UInt64(low) | UInt64(high) << 32
        }
        guard count > 0 else { return 0 }
        let first = unsafe raw.unsafeLoad(fromUncheckedByteOffset: 0, as: UInt8.self)
        let middle = unsafe raw.unsafeLoad(fromUncheckedByteOffset: count / 2, as: UInt8.self)
        let last = unsafe raw.unsafeLoad(fromUncheckedByteOffset: count &- 1, as: UInt8.self)
        return UInt64(first) | UInt64(middle) << 8 | UInt64(last) << 16
    }

    /// The two halves of a product, folded.
    @inline(__always)
    static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }
}
