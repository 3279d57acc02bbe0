/// JSON strings, written as bytes.
public enum JSONText {
    /// Appends the bytes of `value` as a JSON string, quotes included; they are taken to be UTF-8.
    public static func append(_ value: String, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        for byte in value.utf8 { appendEscaped(byte, to: &output) }
        output.append(UInt8(ascii: "\""))
    }

    /// `value` as a JSON string, quotes included.
    public static func quoted(_ value: String) -> String {
        var bytes: [UInt8] = []
        append(value, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The byte that the letter behind a backslash stands for (RFC 8259 section 7); a quote, backslash or slash itself.
    @inlinable
    public static func byte(ofEscape letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: letter
        }
    }

    /// A mark in the high bit of each of eight bytes that a string cannot simply hold; exact up to the lowest one.
    ///
    /// These are quotes, backslashes and control characters. The usual test for a zero byte (Warren, "Hacker's
    /// Delight", 6-1), on the word and on its differences; the first byte is in the lowest bits.
    @inlinable
    @inline(__always)
    public static func marks(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5C)
        let found =
            ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash) | ((word &- (ones &* 0x20)) & ~word)
        return found & 0x8080_8080_8080_8080
    }

    /// Appends one byte of the inside of a JSON string, escaped where RFC 8259 section 7 asks for it.
    public static func appendEscaped(_ byte: UInt8, to output: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""): output.append(contentsOf: "\\\"".utf8)
        case UInt8(ascii: "\\"): output.append(contentsOf: "\\\\".utf8)
        case 0x08: output.append(contentsOf: "\\b".utf8)
        case 0x09: output.append(contentsOf: "\\t".utf8)
        case 0x0A: output.append(contentsOf: "\\n".utf8)
        case 0x0C: output.append(contentsOf: "\\f".utf8)
        case 0x0D: output.append(contentsOf: "\\r".utf8)
        case 0..<0x20:
            output.append(contentsOf: "\\u00".utf8)
            output.append(HexText.digit(byte >> 4))
            output.append(HexText.digit(byte & 15))
        default: output.append(byte)
        }
    }
}
