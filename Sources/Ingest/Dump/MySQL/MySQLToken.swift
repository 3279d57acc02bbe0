internal import Records

/// A word of MySQL's SQL, and where it stands.
struct MySQLToken: Equatable {
    /// What it is.
    enum Kind {
        case word
        /// An identifier in quotes.
        case name
        case string
        case number
        /// `x'1F'` or `b'101'`.
        case bits
        /// `@x` or `@@session.x`.
        case variable
        case symbol
        case end
    }

    let kind: Kind
    /// Where its first byte is.
    let start: Int
    /// What follows its last one.
    let end: Int
    /// Whether blanks or a comment stand before it.
    let isSpaced: Bool
    /// Its first byte; 0 at the end.
    let first: UInt8

    /// Whether it is the symbol `byte`.
    func isSymbol(_ byte: UInt8) -> Bool { kind == .symbol && first == byte }

    /// Whether it is a value: a string or a number.
    var isLiteral: Bool { kind == .string || kind == .number || kind == .bits }
}

extension SQLFault {
    /// A statement ends where more was expected, or holds something else there.
    static func expected(_ what: String) -> SQLFault { .unexpected(expected: what) }
}
