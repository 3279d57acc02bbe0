/// 64 bytes that were looked at together, and which of them are searched for.
///
/// A field costs a shift and a count of zeros: a third of what a search from its beginning takes.
struct MarkWindow {
    private var begin = -64
    private var marks: UInt64 = 0

    /// The place of the first byte from `start` on that `finder` searches for; nil where the rest is not 64 bytes long.
    ///
    /// `start` never goes back; there are `end` bytes at `bytes`, and `0 ≤ start ≤ end`.
    @inline(__always)
    mutating func next(
        _ finder: some ByteFinder, in bytes: UnsafePointer<UInt8>, from start: Int, to end: Int
    ) -> Int? {
        let offset = start &- begin
        if offset < 64 {
            let rest = marks &>> UInt64(truncatingIfNeeded: offset)
            if rest != 0 { return start &+ rest.trailingZeroBitCount }
            begin &+= 64
        } else {
            begin = start
        }
        while begin &+ 64 <= end {
            marks = unsafe finder.marks64(bytes + begin)
            if marks != 0 { return begin &+ marks.trailingZeroBitCount }
            begin &+= 64
        }
        // Nothing to remember: the next search begins anew.
        begin = max(start, begin) &- 64
        marks = 0
        return nil
    }
}
