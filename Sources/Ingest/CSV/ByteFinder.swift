/// Finds the next of a few bytes, eight bytes at a time ("SIMD within a register").
///
/// The unsafe loads of all scans are here. Callers pass bounds that they have checked: `0 ≤ from ≤ end`, and `end`
/// bytes at `base`; no load goes beyond `end`. The tests hold every finder against a plain loop.
protocol ByteFinder {
    /// A mark in the high bit of each byte of `word` that is searched for; exact up to the lowest mark.
    func marks(_ word: UInt64) -> UInt64
    /// A bit for each of the 64 bytes at `block` that is searched for, the first in the lowest.
    func marks64(_ block: UnsafePointer<UInt8>) -> UInt64
    /// Whether `byte` is searched for.
    func matches(_ byte: UInt8) -> Bool
}

extension ByteFinder {
    /// The place of the first byte from `from` on that is searched for, or `end`.
    @inline(__always)
    func next(in base: UnsafePointer<UInt8>, from: Int, to end: Int) -> Int {
        var position = from
        // Two words at once: most fields end within them, so the branch is seldom mispredicted.
        while position &+ 16 <= end {
            let low = unsafe marks(ByteWord.load(base + position))
            let high = unsafe marks(ByteWord.load(base + (position &+ 8)))
            if low | high != 0 {
                return position &+ (low != 0 ? low.trailingZeroBitCount : 64 &+ high.trailingZeroBitCount) >> 3
            }
            position &+= 16
        }
        if position &+ 8 <= end {
            let found = unsafe marks(ByteWord.load(base + position))
            if found != 0 { return position &+ found.trailingZeroBitCount >> 3 }
            position &+= 8
        }
        while position < end {
            if unsafe matches(base[position]) { return position }
            position &+= 1
        }
        return end
    }
}

extension ByteFinder {
    /// The same as `next`, 64 bytes at a time: for bytes that are far between.
    @inline(__always)
    func nextFar(in base: UnsafePointer<UInt8>, from: Int, to end: Int) -> Int {
        var position = from
        while position &+ 64 <= end {
            let found = unsafe marks64(base + position)
            if found != 0 { return position &+ found.trailingZeroBitCount }
            position &+= 64
        }
        return unsafe next(in: base, from: position, to: end)
    }
}

/// Eight bytes in a register, the first in the lowest bits.
enum ByteWord {
    static let ones: UInt64 = 0x0101_0101_0101_0101
    static let highs: UInt64 = 0x8080_8080_8080_8080

    /// `byte` eight times.
    @inline(__always)
    static func repeated(_ byte: UInt8) -> UInt64 { ones &* UInt64(byte) }

    /// The eight bytes at `pointer`, aligned or not.
    @inline(__always)
    static func load(_ pointer: UnsafePointer<UInt8>) -> UInt64 {
        unsafe UInt64(littleEndian: UnsafeRawPointer(pointer).loadUnaligned(as: UInt64.self))
    }

    /// The high bit of each byte that is zero; bits above the lowest one may be wrong.
    @inline(__always)
    static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }
}
