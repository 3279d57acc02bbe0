/// How the text of a dump is written in bytes, as far as it is read.
enum MySQLCharset: Sendable, Equatable {
    /// UTF-8, and what is part of it.
    case utf8
    /// What MySQL calls latin1: Windows-1252, where its five gaps are control codes.
    case latin1
    /// An encoding that is not read.
    case unread

    /// The character set called `name`.
    init(named name: String) {
        switch name.lowercased() {
        case "utf8", "utf8mb3", "utf8mb4", "ascii", "binary", "default": self = .utf8
        case "latin1": self = .latin1
        default: self = .unread
        }
    }

    /// The text of `bytes`, for names.
    func text(_ bytes: [UInt8]) -> String {
        guard self == .latin1, bytes.contains(where: { $0 >= 0x80 }) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        var text: [UInt8] = []
        for byte in bytes { Self.append(latin1: byte, to: &text) }
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends the UTF-8 of a byte of latin1.
    static func append(latin1 byte: UInt8, to text: inout [UInt8]) {
        guard byte >= 0x80 else { return text.append(byte) }
        let value = byte < 0xA0 ? controls[Int(byte) - 0x80] : UInt16(byte)
        guard value >= 0x800 else {
            text.append(UInt8(0xC0 | value >> 6))
            text.append(UInt8(0x80 | value & 0x3F))
            return
        }
        text.append(UInt8(0xE0 | value >> 12))
        text.append(UInt8(0x80 | value >> 6 & 0x3F))
        text.append(UInt8(0x80 | value & 0x3F))
    }

    /// The characters of the bytes 0x80 to 0x9F.
    private static let controls: [UInt16] = [
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
        0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
    ]
}
