internal import Records

/// The escapes in a JSON string (RFC 8259 section 7), written out.
enum JSONEscape {
    /// The bytes that the inside of a string stands for.
    static func text(_ inside: ArraySlice<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        append(inside, to: &text)
        return text
    }

    /// Appends the bytes that the inside of a checked string stands for; a lone surrogate becomes U+FFFD.
    static func append(_ inside: ArraySlice<UInt8>, to output: inout [UInt8]) {
        var rest = inside
        while let backslash = rest.firstIndex(of: UInt8(ascii: "\\")) {
            output.append(contentsOf: rest[..<backslash])
            rest = rest[backslash...].dropFirst()
            guard let letter = rest.popFirst() else { return }
            if letter == UInt8(ascii: "u") {
                output.append(contentsOf: String(scalar(&rest)).utf8)
            } else {
                output.append(JSONText.byte(ofEscape: letter))
            }
        }
        output.append(contentsOf: rest)
    }

    /// Takes four digits, and where they are the first half of a pair also the escape with the second half.
    private static func scalar(_ rest: inout ArraySlice<UInt8>) -> Unicode.Scalar {
        let replacement: Unicode.Scalar = "\u{FFFD}"
        let first = unit(rest)
        rest = rest.dropFirst(4)
        guard let first else { return replacement }
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, rest.starts(with: "\\u".utf8), let second = unit(rest.dropFirst(2)),
            (0xDC00...0xDFFF).contains(second)
        else { return replacement }
        rest = rest.dropFirst(6)
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? replacement
    }

    /// The number that the first four digits spell.
    private static func unit(_ digits: ArraySlice<UInt8>) -> UInt32? {
        guard digits.count >= 4 else { return nil }
        return UInt32(String(decoding: digits.prefix(4), as: UTF8.self), radix: 16)
    }
}
