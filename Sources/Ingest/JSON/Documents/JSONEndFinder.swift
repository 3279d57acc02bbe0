internal import CScan

/// Finds where a value of JSON ends by its quotes and brackets alone: whether it is JSON is the tokenizer's part.
///
/// Resumable at any byte; 64 bytes at a time. What it finds does not depend on where it was interrupted. Callers pass
/// bounds that they have checked, as for `ByteFinder`.
struct JSONEndFinder {
    /// How many brackets are open.
    private var depth = 0
    private var isInString = false
    /// Whether the next byte stands behind a backslash.
    private var isEscaped = false

    /// The position behind the bracket that closes the object or array, which is read from its first byte on; nil if
    /// it is not before `end`.
    mutating func containerEnd(in base: UnsafePointer<UInt8>, from begin: Int, to end: Int) -> Int? {
        var position = begin
        while position &+ 64 <= end {
            if let length = unsafe closing(cscan_json64(base + position)) { return position &+ length }
            position &+= 64
        }
        while position < end {
            if unsafe closes(base[position]) { return position &+ 1 }
            position &+= 1
        }
        return nil
    }

    /// The position behind the quote that closes the string, which is read from behind its first quote on; nil if it
    /// is not before `end`.
    mutating func stringEnd(in base: UnsafePointer<UInt8>, from begin: Int, to end: Int) -> Int? {
        guard begin < end else { return nil }
        var position = begin &+ (isEscaped ? 1 : 0)
        isEscaped = false
        while true {
            position = unsafe StringEndFinder().next(in: base, from: position, to: end)
            guard position < end else { return nil }
            if unsafe base[position] == UInt8(ascii: "\"") { return position &+ 1 }
            position &+= 2
            guard position <= end else {
                isEscaped = true
                return nil
            }
        }
    }

    /// How many of 64 bytes belong to the container if it is closed there.
    @inline(__always)
    private mutating func closing(_ marks: cscan_json) -> Int? {
        let escaped = marks.backslashes == 0 && !isEscaped ? 0 : escaped(by: marks.backslashes)
        let inside = Self.inside(marks.quotes & ~escaped) ^ (isInString ? UInt64.max : 0)
        let passed = inside | escaped
        let closing = marks.closing & ~passed
        let opening = marks.opening & ~passed
        isInString = inside >> 63 == 1
        let closed = closing.nonzeroBitCount
        if depth > closed {
            depth = depth &+ opening.nonzeroBitCount &- closed
            return nil
        }
        var brackets = opening | closing
        while brackets != 0 {
            let place = brackets.trailingZeroBitCount
            depth = opening >> UInt64(truncatingIfNeeded: place) & 1 == 1 ? depth &+ 1 : depth &- 1
            if depth == 0 {
                self = JSONEndFinder()
                return place &+ 1
            }
            brackets &= brackets &- 1
        }
        return nil
    }

    /// Which of 64 bytes stand behind a backslash that is not itself behind one.
    private mutating func escaped(by backslashes: UInt64) -> UInt64 {
        var escaped: UInt64 = isEscaped ? 1 : 0
        var rest = backslashes & ~escaped
        isEscaped = false
        while rest != 0 {
            let place = rest.trailingZeroBitCount
            isEscaped = place == 63
            let behind: UInt64 = isEscaped ? 0 : 2 << UInt64(truncatingIfNeeded: place)
            escaped |= behind
            rest &= rest &- 1
            rest &= ~behind
        }
        return escaped
    }

    /// Which of 64 bytes are in strings, opening quotes included and closing ones not: the parity of the quotes up to
    /// each.
    @inline(__always)
    private static func inside(_ quotes: UInt64) -> UInt64 {
        var parity = quotes
        parity ^= parity << 1
        parity ^= parity << 2
        parity ^= parity << 4
        parity ^= parity << 8
        parity ^= parity << 16
        parity ^= parity << 32
        return parity
    }

    /// Whether `byte` closes the container.
    private mutating func closes(_ byte: UInt8) -> Bool {
        if isEscaped {
            isEscaped = false
            return false
        }
        switch byte {
        case UInt8(ascii: "\\"): isEscaped = true
        case UInt8(ascii: "\""): isInString.toggle()
        case UInt8(ascii: "{"), UInt8(ascii: "["): if !isInString { depth &+= 1 }
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            guard !isInString else { return false }
            depth &-= 1
            guard depth == 0 else { return false }
            self = JSONEndFinder()
            return true
        default: break
        }
        return false
    }
}

/// Finds what ends a string or stands before a byte that does not.
struct StringEndFinder: ByteFinder {
    @inline(__always)
    func marks(_ word: UInt64) -> UInt64 {
        ByteWord.zeros(word ^ ByteWord.repeated(UInt8(ascii: "\"")))
            | ByteWord.zeros(word ^ ByteWord.repeated(UInt8(ascii: "\\")))
    }

    @inline(__always)
    func marks64(_ block: UnsafePointer<UInt8>) -> UInt64 {
        unsafe cscan_either64(block, UInt8(ascii: "\""), UInt8(ascii: "\\"))
    }

    @inline(__always)
    func matches(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") }
}
