/// An encoding of one byte a character.
struct CharacterTable {
    /// The Unicode scalar value of each byte from 0x80 on; what is none is a value that no character has.
    private let upper: [UInt32]

    /// ISO 8859-1: each byte is the scalar of the same number.
    static let latin1 = CharacterTable(upper: Array(0x80...0xFF))

    /// Windows-1252 as Unicode's table has it: five bytes are no characters.
    static let windows1252 = CharacterTable(upper: controls1252 + Array(0xA0...0xFF))

    /// Beyond the last scalar.
    private static let none: UInt32 = 0x11_0000

    /// The bytes 0x80 to 0x9F, where ISO 8859-1 has control codes.
    private static let controls1252: [UInt32] = [
        0x20AC, none, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, none, 0x017D, none,
        none, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, none, 0x017E, 0x0178,
    ]

    /// Appends what `raw` is in UTF-8.
    func transcode(_ raw: [UInt8], into text: inout [UInt8]) {
        text.append(addingCapacity: raw.count * Transcoder.growth) { output in
            for byte in raw {
                if byte < 0x80 {
                    output.append(byte)
                } else {
                    output.append(character: upper[Int(byte) - 0x80])
                }
            }
        }
    }
}
