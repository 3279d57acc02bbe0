/// Whether bytes are text: UTF-8 (RFC 3629) without NUL.
///
/// One pass over a whole slice spares a pass over every field: delimiters, quotes and line ends are ASCII, so a slice
/// is valid exactly if all its fields are. The unsafe loads stay below the count of the buffer that they are given.
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
        let (isASCII, hasNUL) = unsafe survey(bytes)
        if !isASCII, (try? unsafe UTF8Span(validating: bytes.span)) == nil { return .notUTF8 }
        return hasNUL ? .holdsNUL : .text
    }

    /// Whether all bytes are below 128, and whether one is zero; without a branch, so that the compiler can widen it.
    private static func survey(_ bytes: UnsafeBufferPointer<UInt8>) -> (isASCII: Bool, hasNUL: Bool) {
        guard let base = bytes.baseAddress else { return (true, false) }
        var highs: UInt64 = 0
        var zeros: UInt64 = 0
        var position = 0
        while position &+ 8 <= bytes.count {
            let word = unsafe ByteWord.load(base + position)
            highs |= word
            zeros |= ByteWord.zeros(word)
            position &+= 8
        }
        while position < bytes.count {
            let byte = unsafe base[position]
            highs |= UInt64(byte)
            if byte == 0 { zeros = 1 }
            position &+= 1
        }
        return (highs & ByteWord.highs == 0, zeros != 0)
    }
}
