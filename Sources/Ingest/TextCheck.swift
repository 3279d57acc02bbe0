internal import CScan

/// Whether bytes are text: UTF-8 (RFC 3629) without NUL.
///
/// One pass over a whole slice spares a pass over every field: delimiters, quotes and line ends are ASCII, so a slice
/// is valid exactly if all its fields are. No load goes beyond the count of the buffer; the tests hold it against the
/// standard library.
enum TextCheck {
    /// What a stretch of bytes is.
    enum Verdict {
        case text
        case holdsNUL
        case notUTF8
    }

    /// Whether `bytes` is text.
    static func isText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { unsafe verdict(of: bytes) == .text }

    /// What `bytes` is; broken UTF-8 counts before a NUL.
    static func verdict(of bytes: UnsafeBufferPointer<UInt8>) -> Verdict {
        guard let base = bytes.baseAddress else { return .text }
        let count = bytes.count
        var zeros: UInt64 = 0
        var position = 0
        while position < count {
            position = unsafe skipASCII(base, from: position, to: count, zeros: &zeros)
            guard position < count else { break }
            let length = unsafe sequenceLength(base + position, left: count &- position)
            guard length > 0 else { return .notUTF8 }
            position &+= length
        }
        return zeros == 0 ? .text : .holdsNUL
    }

    /// The place of the next byte above 127, or `end`; bits of `zeros` are set if a byte on the way is NUL.
    @inline(__always)
    private static func skipASCII(
        _ base: UnsafePointer<UInt8>, from start: Int, to end: Int, zeros: inout UInt64
    ) -> Int {
        var position = start
        while position &+ 64 <= end {
            let found = unsafe cscan_beyond64(base + position)
            if found == 0 {
                position &+= 64
                continue
            }
            position &+= found.trailingZeroBitCount
            guard unsafe base[position] == 0 else { return position }
            zeros = 1
            position &+= 1
        }
        while position &+ 8 <= end {
            let word = unsafe ByteWord.load(base + position)
            zeros |= ByteWord.zeros(word)
            let high = word & ByteWord.highs
            guard high == 0 else { return position &+ high.trailingZeroBitCount >> 3 }
            position &+= 8
        }
        while position < end {
            let byte = unsafe base[position]
            guard byte < 0x80 else { return position }
            if byte == 0 { zeros = 1 }
            position &+= 1
        }
        return end
    }

    /// The length of the character at `lead`, of which `left` bytes are there, or 0 for none (RFC 3629, section 4).
    @inline(__always)
    private static func sequenceLength(_ lead: UnsafePointer<UInt8>, left: Int) -> Int {
        let first = unsafe lead[0]
        guard left >= 2, first >= 0xC2, first <= 0xF4 else { return 0 }
        let second = unsafe lead[1]
        guard second & 0xC0 == 0x80 else { return 0 }
        if first < 0xE0 { return 2 }
        // Overlong forms, surrogates and what is beyond U+10FFFF show in the second byte.
        switch first {
        case 0xE0 where second < 0xA0, 0xED where second > 0x9F, 0xF0 where second < 0x90, 0xF4 where second > 0x8F:
            return 0
        default: break
        }
        guard left >= 3, unsafe lead[2] & 0xC0 == 0x80 else { return 0 }
        if first < 0xF0 { return 3 }
        guard left >= 4, unsafe lead[3] & 0xC0 == 0x80 else { return 0 }
        return 4
    }
}
