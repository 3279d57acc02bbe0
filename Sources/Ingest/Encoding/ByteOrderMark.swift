/// What a byte order mark says of the text that follows it.
enum ByteOrderMark: Equatable {
    /// No mark.
    case none
    /// EF BB BF.
    case utf8
    /// FE FF, or FF FE where the lower byte of a unit comes first.
    case utf16(isBigEndian: Bool)
    /// The mark of UTF-32, which is not read.
    case utf32

    /// How many bytes are looked at.
    static let maxLength = 4

    /// The mark at the beginning of `text`; UTF-32 before UTF-16, whose mark it begins with.
    init(_ text: [UInt8]) {
        if text.starts(with: [0xEF, 0xBB, 0xBF]) {
            self = .utf8
        } else if text.starts(with: [0xFF, 0xFE, 0, 0]) || text.starts(with: [0, 0, 0xFE, 0xFF]) {
            self = .utf32
        } else if text.starts(with: [0xFE, 0xFF]) {
            self = .utf16(isBigEndian: true)
        } else if text.starts(with: [0xFF, 0xFE]) {
            self = .utf16(isBigEndian: false)
        } else {
            self = .none
        }
    }

    /// How many bytes it has.
    var length: Int {
        switch self {
        case .none: 0
        case .utf8: 3
        case .utf16: 2
        case .utf32: 4
        }
    }
}
