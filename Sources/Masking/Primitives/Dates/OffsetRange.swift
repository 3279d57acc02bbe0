/// The whole numbers from `least` to `most` with either sign, of which a hash draws one.
struct OffsetRange {
    /// The smallest, above zero.
    let least: Int
    /// The largest.
    let most: Int

    /// The number that the first eight bytes of the hash at `start` in `digests` draw.
    ///
    /// All are alike but for odds below 2^-43: the upper half of the product of 64 bits and how many there are.
    func offset(_ digests: [UInt8], at start: Int) -> Int {
        let half = most - least + 1
        let place = Int(UInt64(bigEndian: digests, at: start).multipliedFullWidth(by: UInt64(2 * half)).high)
        return place < half ? place - most : least + place - half
    }
}

extension UInt64 {
    /// The number in the eight bytes from `start` on, the first the highest.
    init(bigEndian bytes: [UInt8], at start: Int) {
        self = 0
        for index in start..<start + 8 { self = self << 8 | UInt64(bytes[index]) }
    }
}
