internal import Records

/// Counts a byte in a stretch of bytes: how many lines it is.
enum LineCount {
    /// How often `byte` is in `bytes`.
    ///
    /// Sixteen counters of a byte each, emptied before they can overflow; no load goes beyond the count of `bytes`.
    static func count(_ byte: UInt8, in bytes: Span<UInt8>) -> Int {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return 0 }
            var total = 0
            var position = 0
            while position + 16 <= buffer.count {
                let blocks = min((buffer.count - position) / 16, 255)
                total += unsafe count(byte, base + position, blocks: blocks)
                position += blocks * 16
            }
            while position < buffer.count {
                if unsafe base[position] == byte { total += 1 }
                position += 1
            }
            return total
        }
    }

    /// How often `byte` is in at most 255 blocks of sixteen bytes.
    private static func count(_ byte: UInt8, _ base: UnsafePointer<UInt8>, blocks: Int) -> Int {
        let wanted = SIMD16<UInt8>(repeating: byte)
        let one = SIMD16<UInt8>(repeating: 1)
        var counters = SIMD16<UInt8>.zero
        for block in 0..<blocks {
            let raw = unsafe UnsafeRawPointer(base + block &* 16)
            let found = unsafe raw.loadUnaligned(as: SIMD16<UInt8>.self) .== wanted
            counters &+= SIMD16<UInt8>.zero.replacing(with: one, where: found)
        }
        return Int(SIMD16<UInt16>(truncatingIfNeeded: counters).wrappedSum())
    }
}

extension LineEnd {
    /// The byte whose number is the number of lines: what an editor counts.
    var countedByte: UInt8 { self == .cr ? 0x0D : 0x0A }
}
