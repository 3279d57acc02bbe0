internal import Records

/// Text that may hold halves of surrogate pairs, as what was masked of JSON may.
enum SurrogateText {
    /// The JSON string that spells `bytes`; nil where they are something else than UTF-8 and such halves.
    ///
    /// A half is three bytes, ED A0 80 to ED BF BF, as if it were a scalar (generalized UTF-8); it is written as
    /// `\ud800`.
    static func quoted(_ bytes: [UInt8]) -> [UInt8]? {
        // Bytes, because a quote and a combining mark behind it are one character to a string.
        var written = [UInt8(ascii: "\"")]
        var rest = bytes[...]
        while let place = rest.indices.first(where: { isHalf(rest[$0...]) }) {
            guard let text = String(validating: rest[..<place], as: UTF8.self) else { return nil }
            let half = 0xD000 | UInt32(rest[place + 1] & 0x3F) << 6 | UInt32(rest[place + 2] & 0x3F)
            written += JSONText.quoted(text).utf8.dropFirst().dropLast()
            written += "\\u\(String(half, radix: 16))".utf8
            rest = rest[(place + 3)...]
        }
        guard let text = String(validating: rest, as: UTF8.self) else { return nil }
        return written + JSONText.quoted(text).utf8.dropFirst()
    }

    private static func isHalf(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count >= 3, bytes.first == 0xED else { return false }
        return (0xA0...0xBF).contains(bytes[bytes.startIndex + 1])
            && (0x80...0xBF).contains(bytes[bytes.startIndex + 2])
    }
}
