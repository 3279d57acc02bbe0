/// Writes a hash of 32 bytes as a pseudonym of one format and length.
struct HashWriter: Sendable {
    /// The domain of e-mail pseudonyms, which RFC 2606 reserves: no mail ever arrives.
    private static let emailDomain = Array("@example.invalid".utf8)

    let format: KeyedHash.Format
    let length: Int
    private let text: BitText

    init(format: KeyedHash.Format, length: Int) {
        self.format = format
        self.length = length
        text = format.text
    }

    /// Appends the pseudonym for the hash that begins at `start` of `digests`.
    func append(_ digests: [UInt8], at start: Int, to output: inout [UInt8]) {
        switch format {
        case .hex, .base32, .base64url:
            text.append(digests, from: start, count: length, to: &output)
        case .email:
            text.append(digests, from: start, count: length, to: &output)
            output.append(contentsOf: Self.emailDomain)
        case .uuid:
            appendUUID(digests, at: start, to: &output)
        }
    }

    /// The first 128 bits with the version 8 and the variant of RFC 9562 section 5.8 set.
    private func appendUUID(_ digests: [UInt8], at start: Int, to output: inout [UInt8]) {
        for index in 0..<16 {
            var byte = digests[start + index]
            if index == 6 { byte = byte & 0x0F | 0x80 }
            if index == 8 { byte = byte & 0x3F | 0x80 }
            if index == 4 || index == 6 || index == 8 || index == 10 { output.append(UInt8(ascii: "-")) }
            output.append(text.alphabet[Int(byte >> 4)])
            output.append(text.alphabet[Int(byte & 15)])
        }
    }
}
