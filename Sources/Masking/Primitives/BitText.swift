/// Alphabets of RFC 4648 whose characters stand for a fixed number of bits, without padding.
struct BitText: Sendable {
    let alphabet: [UInt8]
    let bitsPerCharacter: Int
    /// What each byte stands for as a character of the alphabet.
    private let values: [UInt8?]

    private init(alphabet: [UInt8], bitsPerCharacter: Int) {
        self.alphabet = alphabet
        self.bitsPerCharacter = bitsPerCharacter
        var values = [UInt8?](repeating: nil, count: 256)
        for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
        self.values = values
    }

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

    /// How many characters `count` bytes take.
    func length(ofBytes count: Int) -> Int { (count * 8 + bitsPerCharacter - 1) / bitsPerCharacter }

    /// Appends the bytes that `text` spells; false where it is not exactly what `append` writes for whole bytes.
    func decode(_ text: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        let count = text.count * bitsPerCharacter / 8
        guard length(ofBytes: count) == text.count else { return false }
        var bits: UInt32 = 0
        var held = 0
        for index in text.indices {
            guard let value = values[Int(text[index])] else { return false }
            bits = bits << bitsPerCharacter | UInt32(value)
            held &+= bitsPerCharacter
            guard held >= 8 else { continue }
            held &-= 8
            output.append(UInt8(truncatingIfNeeded: bits >> held))
        }
        return bits & (1 << held - 1) == 0
    }
}
