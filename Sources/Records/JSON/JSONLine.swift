/// A JSON text on one line, as JSON Lines needs it.
public enum JSONLine {
    /// Takes the line ends out of the JSON text that begins at `start`, with the blanks beside them.
    ///
    /// In JSON they stand between two tokens, one of which is a mark: none ends with its blanks taken away.
    public static func flatten(_ text: inout [UInt8], from start: Int) {
        var next = lineEnd(in: text, from: start)
        guard next < text.count else { return }
        var kept = next
        while next < text.count {
            // What stands before a line end goes, and what stands behind it, other line ends included.
            while kept > start, text[kept - 1] == 0x20 || text[kept - 1] == 0x09 { kept -= 1 }
            while next < text.count, [0x20, 0x09, 0x0A, 0x0D].contains(text[next]) { next += 1 }
            let end = lineEnd(in: text, from: next)
            while next < end {
                text[kept] = text[next]
                kept += 1
                next += 1
            }
        }
        text.removeLast(text.count - kept)
    }

    /// The place of the next line feed or carriage return, or the count.
    private static func lineEnd(in text: [UInt8], from start: Int) -> Int {
        unsafe text.withUnsafeBytes { bytes in
            var position = start
            while position &+ 8 <= bytes.count {
                let word = unsafe bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self).littleEndian
                let found = zeros(word ^ (ones &* 0x0A)) | zeros(word ^ (ones &* 0x0D))
                if found != 0 { return position &+ found.trailingZeroBitCount >> 3 }
                position &+= 8
            }
            while position < bytes.count, unsafe bytes[position] != 0x0A && bytes[position] != 0x0D { position &+= 1 }
            return position
        }
    }

    private static var ones: UInt64 { 0x0101_0101_0101_0101 }

    /// The high bit of each byte that is zero, exact up to the lowest.
    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & 0x8080_8080_8080_8080 }
}
