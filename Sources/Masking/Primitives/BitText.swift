/// Alphabets of RFC 4648 whose characters stand for a fixed number of bits, without padding.
struct BitText: Sendable {
    let alphabet: [UInt8]
    let bitsPerCharacter: Int

    static let hex = BitText(alphabet: Array("0123456789abcdef".utf8), bitsPerCharacter: 4)
    static let base32 = BitText(alphabet: Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8), bitsPerCharacter: 5)
    static let lowercaseBase32 = BitText(alphabet: Array("abcdefghijklmnopqrstuvwxyz234567".utf8), bitsPerCharacter: 5)
    static let base64url = BitText(
        alphabet: Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8), bitsPerCharacter: 6)

    /// Appends the leading bits of `bytes` from `start` as `count` characters; beyond the end the bits are zero.
    ///
    /// `output` has room for them.
    func append(_ bytes: [UInt8], from start: Int, count: Int, to output: inout OutputSpan<UInt8>) {
        var next = start
        var bits: UInt32 = 0
        var held = 0
        for _ in 0..<count {
            if held < bitsPerCharacter {
                bits = bits << 8 | (next < bytes.count ? UInt32(bytes[next]) : 0)
                next &+= 1
                held &+= 8
            }
            held &-= bitsPerCharacter
            output.append(alphabet[Int(bits >> held) & (alphabet.count - 1)])
        }
    }
}
