/// Counts a byte in a stretch of bytes: how many lines it is.
enum LineCount {
    /// How often `byte` is in `bytes`.
    ///
    /// Eight counters of a byte each, emptied before they can overflow. The unsafe loads stay below the count of `bytes`.
    static func count(_ byte: UInt8, in bytes: Span<UInt8>) -> Int {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return 0 }
            let pattern = ByteWord.repeated(byte)
            var total = 0
            var position = 0
            while position + 8 <= buffer.count {
                let words = min((buffer.count - position) / 8, 255)
                var counters: UInt64 = 0
                for index in 0..<words {
                    let word = unsafe ByteWord.load(base + (position + index &* 8)) ^ pattern
                    counters &+= ByteWord.exactZeros(word) >> 7
                }
                total += ByteWord.sum(counters)
                position += words * 8
            }
            while position < buffer.count {
                if unsafe base[position] == byte { total += 1 }
                position += 1
            }
            return total
        }
    }
}
