/// A fast 64-bit hash of a value's bytes, for counting different values; not a secret and never stored.
///
/// Multiply and fold, eight bytes at a time (the construction of Wang Yi's wyhash).
enum ValueHash {
    /// The hash of the bytes in `range`.
    @inline(__always)
    static func hash(_ bytes: borrowing Span<UInt8>, in range: Range<Int>) -> UInt64 {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15 &+ UInt64(truncatingIfNeeded: range.count) &* 0xA076_1D64_78BD_642F
        let raw = unsafe bytes.bytes
        var index = range.lowerBound
        while index &+ 8 <= range.upperBound {
            let word = unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            state = fold(state ^ word, 0xE703_7ED1_A0B4_28DB)
            index &+= 8
        }
        var rest: UInt64 = 0
        while index < range.upperBound {
            rest = rest << 8 | UInt64(bytes[index])
            index &+= 1
        }
        return fold(fold(state ^ rest, 0x8EBC_6AF0_9C88_C6E3), 0x5899_65CC_7537_4CC3)
    }

    @inline(__always)
    private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }
}
