internal import Records

/// Takes the quotes and the escapes off strings of PostgreSQL, in place: what comes out is never longer.
@safe
struct PostgreSQLString {
    private let bytes: UnsafeMutablePointer<UInt8>
    private let quoting: PostgreSQLQuoting
    /// Whether a character may be spelled by its code point: only in UTF-8 its bytes are known.
    private let allowsCodePoints: Bool
    private let quote: UInt8
    private var read: Int
    private var write: Int
    private let end: Int
    /// Whether characters were spelled by their number, so that the bytes have to be looked at.
    private(set) var hasCodes = false
    /// The first half of a pair of surrogates.
    private var surrogate: UInt32?

    private init(
        _ bytes: UnsafeMutablePointer<UInt8>, _ range: Range<Int>, _ quoting: PostgreSQLQuoting, codePoints: Bool
    ) {
        unsafe self.bytes = unsafe bytes
        self.quoting = quoting
        allowsCodePoints = codePoints
        var first = range.lowerBound
        while unsafe bytes[first] != UInt8(ascii: "'"), unsafe bytes[first] != UInt8(ascii: "\"") { first += 1 }
        quote = unsafe bytes[first]
        read = first + 1
        write = read
        end = range.upperBound
    }

    /// The value of the literal in `range`, which a lexer found, as a place in `bytes`; nil if an escape is none.
    static func value(
        in bytes: UnsafeMutablePointer<UInt8>, _ range: Range<Int>, _ quoting: PostgreSQLQuoting,
        codePoints: Bool = true
    ) -> (field: Field, hasCodes: Bool)? {
        if quoting == .dollar {
            var tag = range.lowerBound + 1
            while unsafe bytes[tag] != UInt8(ascii: "$") { tag += 1 }
            let length = tag + 1 - range.lowerBound
            return (Field(start: tag + 1, length: range.count - 2 * length), false)
        }
        var string = unsafe PostgreSQLString(bytes, range, quoting, codePoints: codePoints)
        let start = string.write
        guard string.unescape(), string.surrogate == nil else { return nil }
        return (Field(start: start, length: string.write - start), string.hasCodes)
    }

    private mutating func unescape() -> Bool {
        while read < end {
            let byte = unsafe bytes[read]
            read += 1
            if byte == quote {
                if read < end, unsafe bytes[read] == quote {
                    read += 1
                    put(byte)
                } else if !goOn() {
                    return true
                }
            } else if byte == UInt8(ascii: "\\"), quoting == .escaped || quoting == .unicode {
                guard quoting == .escaped ? escape() : codePoint(beside: byte) else { return false }
            } else {
                put(byte)
            }
        }
        return true
    }

    private mutating func put(_ byte: UInt8) {
        unsafe bytes[write] = byte
        write += 1
    }

    /// Goes behind the next quote, with which the string goes on; false if there is none.
    private mutating func goOn() -> Bool {
        while read < end {
            let byte = unsafe bytes[read]
            read += 1
            if byte == quote { return true }
            if byte == UInt8(ascii: "-") {
                while read < end, unsafe bytes[read] != 0x0A { read += 1 }
            }
        }
        return false
    }

    private mutating func escape() -> Bool {
        guard read < end else { return false }
        let letter = unsafe bytes[read]
        read += 1
        if surrogate != nil, letter | 0x20 != UInt8(ascii: "u") { return false }
        switch letter {
        case UInt8(ascii: "b"): put(0x08)
        case UInt8(ascii: "f"): put(0x0C)
        case UInt8(ascii: "n"): put(0x0A)
        case UInt8(ascii: "r"): put(0x0D)
        case UInt8(ascii: "t"): put(0x09)
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            read -= 1
            putByte(number(base: 8, atMost: 3).value)
        case UInt8(ascii: "x"):
            let (value, digits) = number(base: 16, atMost: 2)
            if digits > 0 { putByte(value) } else { put(letter) }
        case UInt8(ascii: "u"): return putScalar(digits: 4)
        case UInt8(ascii: "U"): return putScalar(digits: 8)
        default: put(letter)
        }
        return true
    }

    /// `\1234` or `\+123456` of `U&'…'`, or the `backslash` itself.
    private mutating func codePoint(beside backslash: UInt8) -> Bool {
        guard read < end else { return false }
        let next = unsafe bytes[read]
        if next == backslash, surrogate == nil {
            read += 1
            put(backslash)
            return true
        }
        guard next == UInt8(ascii: "+") else { return putScalar(digits: 4) }
        read += 1
        return putScalar(digits: 6)
    }

    private mutating func putByte(_ value: UInt32) {
        if value & 0xFF == 0 || value & 0xFF >= 0x80 { hasCodes = true }
        put(UInt8(truncatingIfNeeded: value))
    }

    /// The character whose code point has `digits` digits here.
    private mutating func putScalar(digits: Int) -> Bool {
        let (value, found) = number(base: 16, atMost: digits)
        guard found == digits, value != 0 else { return false }
        var scalar = value
        if let first = surrogate {
            guard value & 0xFFFF_FC00 == 0xDC00 else { return false }
            scalar = 0x10000 + ((first & 0x3FF) << 10 | value & 0x3FF)
            surrogate = nil
        } else if value & 0xFFFF_FC00 == 0xD800 {
            surrogate = value
            return true
        }
        guard let character = Unicode.Scalar(scalar), scalar < 0x80 || allowsCodePoints,
            let encoded = UTF8.encode(character)
        else { return false }
        for byte in encoded { put(byte) }
        return true
    }

    private mutating func number(base: UInt32, atMost digits: Int) -> (value: UInt32, digits: Int) {
        var value: UInt32 = 0
        var found = 0
        while found < digits, read < end, let digit = HexText.value(of: unsafe bytes[read]), digit < base {
            value = value &* base &+ UInt32(digit)
            read += 1
            found += 1
        }
        return (value, found)
    }
}
