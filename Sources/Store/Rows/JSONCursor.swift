internal import Records

/// A place in JSON bytes that moves over one token after the other (RFC 8259) and never beyond their end.
///
/// Every token is checked but for the UTF-8 inside strings. It borrows the bytes: it must not outlive them.
@safe struct JSONCursor {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// The offset of the byte that comes next.
    private(set) var position = 0

    /// A cursor before the first of `bytes`, which stay where they are as long as it is used.
    @unsafe init(_ bytes: UnsafeBufferPointer<UInt8>) {
        unsafe self.bytes = unsafe bytes
    }

    private var count: Int { unsafe bytes.count }

    /// Whether nothing is left.
    var isAtEnd: Bool { position == count }

    /// The next byte, or 0, which begins no token, at the end.
    @inline(__always)
    var next: UInt8 { unsafe position < count ? bytes[position] : 0 }

    /// Goes over blanks.
    @inline(__always)
    mutating func skipBlanks() {
        while position < count, unsafe Self.isBlank(bytes[position]) { position &+= 1 }
    }

    /// Goes over blanks and then `byte`, if it comes next.
    @inline(__always)
    mutating func take(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard next == byte else { return false }
        position &+= 1
        return true
    }

    /// Goes over the string, number, `true`, `false` or `null` that comes next; nil where there is none.
    @inline(__always)
    mutating func scalar() -> ValuePlace? {
        switch next {
        case UInt8(ascii: "\""): string()
        case UInt8(ascii: "n"): literal("null")
        case UInt8(ascii: "t"): literal("true")
        case UInt8(ascii: "f"): literal("false")
        default: number()
        }
    }

    /// Whether the bytes from `start` on are those of `key` from `keyStart` on, for `length` bytes.
    func holds(_ key: [UInt8], from keyStart: Int, length: Int, at start: Int) -> Bool {
        guard start >= 0, length <= count &- start else { return false }
        for index in 0..<length where unsafe bytes[start &+ index] != key[keyStart + index] { return false }
        return true
    }

    // MARK: Tokens

    /// Goes over the string that comes next, eight bytes at a time while they hold nothing special.
    @inline(__always)
    mutating func string() -> ValuePlace? {
        guard next == UInt8(ascii: "\"") else { return nil }
        let start = position
        var index = start &+ 1
        var isEscaped = false
        while true {
            if index &+ 8 <= count {
                let special = JSONText.marks(
                    unsafe UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self)
                        .littleEndian)
                if special == 0 {
                    index &+= 8
                    continue
                }
                index &+= special.trailingZeroBitCount >> 3
            }
            guard index < count else { return nil }
            let byte = unsafe bytes[index]
            if byte == UInt8(ascii: "\"") { break }
            if byte == UInt8(ascii: "\\") {
                guard let length = escapeLength(at: index) else { return nil }
                isEscaped = true
                index &+= length
            } else if byte < 0x20 {
                return nil
            } else {
                index &+= 1
            }
        }
        position = index &+ 1
        return ValuePlace(start..<position, isEscaped: isEscaped)
    }

    /// How long the escape at `index` is, nil where it is none.
    private func escapeLength(at index: Int) -> Int? {
        guard index &+ 1 < count else { return nil }
        switch unsafe bytes[index &+ 1] {
        case UInt8(ascii: "u"):
            guard index &+ 6 <= count else { return nil }
            for digit in (index &+ 2)..<(index &+ 6) where unsafe HexText.value(of: bytes[digit]) == nil {
                return nil
            }
            return 6
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return 2
        default: return nil
        }
    }

    private mutating func literal(_ word: StaticString) -> ValuePlace? {
        let length = word.utf8CodeUnitCount
        guard count &- position >= length else { return nil }
        for index in 0..<length where unsafe bytes[position &+ index] != word.utf8Start[index] { return nil }
        position &+= length
        return ValuePlace((position &- length)..<position)
    }

    /// Goes over a number: a whole part without a leading zero, then perhaps a fraction, then perhaps an exponent.
    private mutating func number() -> ValuePlace? {
        let start = position
        skip(UInt8(ascii: "-"))
        let isZero = next == UInt8(ascii: "0")
        guard let whole = digits(), !isZero || whole == 1 else { return nil }
        if next == UInt8(ascii: ".") {
            position &+= 1
            guard digits() != nil else { return nil }
        }
        if next | 0x20 == UInt8(ascii: "e") {
            position &+= 1
            if next == UInt8(ascii: "+") { position &+= 1 } else { skip(UInt8(ascii: "-")) }
            guard digits() != nil else { return nil }
        }
        return ValuePlace(start..<position)
    }

    private mutating func skip(_ byte: UInt8) {
        if next == byte { position &+= 1 }
    }

    /// Goes over digits and says how many there were; nil for none.
    private mutating func digits() -> Int? {
        let start = position
        while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) { position &+= 1 }
        return position == start ? nil : position &- start
    }

    @inline(__always)
    private static func isBlank(_ byte: UInt8) -> Bool {
        // Most often the first comparison decides: every token begins above the blank.
        byte <= 0x20 && (byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09)
    }
}
