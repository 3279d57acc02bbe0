internal import Records

/// Why a scan of PostgreSQL's SQL stopped.
enum PostgreSQLStop: Error {
    /// What is looked at goes on behind the bytes that are here.
    case needsMore
    /// The text is no SQL, at this place of the bytes.
    case fault(SQLFault, at: Int)
}

/// How a string is written.
enum PostgreSQLQuoting {
    /// `'…'`, `N'…'`: a quote is doubled, a backslash is text.
    case plain
    /// `E'…'`: with C's escapes.
    case escaped
    /// `U&'…'`: with code points.
    case unicode
    /// `B'…'` or `X'…'`: digits.
    case digits
    /// `$tag$…$tag$`: nothing is escaped.
    case dollar
}

/// A word, a name, a literal or a symbol.
struct PostgreSQLToken {
    /// What it is.
    enum Kind: Equatable {
        /// A key word or a name without quotes.
        case word
        /// A name in quotes.
        case name(PostgreSQLQuoting)
        case string(PostgreSQLQuoting)
        case number
        /// One byte that is none of these.
        case symbol(UInt8)
        /// The end of the text.
        case end
    }

    let kind: Kind
    /// Where it stands, quotes included.
    let range: Range<Int>
    /// A word in lower case, a name or a string without quotes; only where a whole statement is read.
    var text = ""
}
