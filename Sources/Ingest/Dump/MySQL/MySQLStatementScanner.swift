internal import Records

/// Finds where a statement ends; resumable at any byte, and knows what is open when the bytes end.
struct MySQLStatementScanner {
    private enum State {
        case plain
        /// In a string or an identifier; whether a backslash escapes there.
        case quoted(by: UInt8, hasEscapes: Bool)
        case line
        case comment
    }

    private let syntax: MySQLSyntax
    private var state = State.plain
    /// The next byte to look at, from the first of the statement.
    private var position = 0
    /// Where what is open was opened.
    private var opening = 0
    private var versioned: Int?
    private var depth = 0
    /// Where the last parenthesis opened that is in no other.
    private(set) var row = 0

    /// A scanner before the first byte of a statement.
    init(_ syntax: MySQLSyntax) { self.syntax = syntax }

    /// The number of bytes before the delimiter; nil if that is not here yet.
    ///
    /// `bytes` from `start` on are those of the call before, and more behind them.
    mutating func end(in bytes: [UInt8], from start: Int, isWhole: Bool) -> Int? {
        let count = bytes.count - start
        // What is told apart by several bytes waits for all of them.
        let lookahead = isWhole ? 0 : max(syntax.delimiter.count, 3)
        while position + lookahead < count || (isWhole && position < count) {
            let place = start + position
            let byte = bytes[place]
            let next = place + 1 < bytes.count ? bytes[place + 1] : 0
            switch state {
            case .plain:
                if byte == syntax.delimiter.first, versioned == nil, bytes[place...].starts(with: syntax.delimiter) {
                    return position
                }
                let after = place + 2 < bytes.count ? bytes[place + 2] : 0
                position += stepPlain(byte, next, after)
            case .quoted(let quote, let hasEscapes):
                let isPair = (byte == MySQLByte.backslash && hasEscapes) || (byte == quote && next == quote)
                if byte == quote, !isPair { state = .plain }
                position += isPair ? 2 : 1
            case .line:
                if byte == MySQLByte.lineFeed { state = .plain }
                position += 1
            case .comment:
                let closes = byte == MySQLByte.star && next == MySQLByte.slash
                if closes { state = .plain }
                position += closes ? 2 : 1
            }
        }
        return nil
    }

    /// Takes a byte outside of all quotes and comments, and says how many bytes that was.
    private mutating func stepPlain(_ byte: UInt8, _ next: UInt8, _ after: UInt8) -> Int {
        switch byte {
        case MySQLByte.quote, MySQLByte.doubleQuote, MySQLByte.backtick:
            opening = position
            let isName = byte == MySQLByte.backtick || (byte == MySQLByte.doubleQuote && syntax.quotesAreNames)
            state = .quoted(by: byte, hasEscapes: syntax.hasEscapes && !isName)
        case MySQLByte.hash: state = .line
        case MySQLByte.minus where next == MySQLByte.minus && after <= 0x20: state = .line
        case MySQLByte.slash where next == MySQLByte.star:
            if after == UInt8(ascii: "!") || after == UInt8(ascii: "M") {
                versioned = position
                return 3
            }
            opening = position
            state = .comment
            return 2
        case MySQLByte.star where next == MySQLByte.slash && versioned != nil:
            versioned = nil
            return 2
        case MySQLByte.open:
            if depth == 0 { row = position }
            depth += 1
        case MySQLByte.close: depth = max(depth - 1, 0)
        default: break
        }
        return 1
    }

    /// What is open where the bytes end, and where it was opened; a statement at its first byte.
    var openPart: (part: SQLFault.Part, place: Int) {
        switch state {
        case .quoted(let quote, _):
            let isName = quote == MySQLByte.backtick || (quote == MySQLByte.doubleQuote && syntax.quotesAreNames)
            return (isName ? .identifier : .string, opening)
        case .comment: return (.comment, opening)
        case .plain, .line: return versioned.map { (.comment, $0) } ?? (.statement, 0)
        }
    }

    /// The same in the rows of an `INSERT`.
    var openPartOfRows: (part: SQLFault.Part, place: Int) {
        let open = openPart
        guard open.part == .statement else { return open }
        return depth > 0 ? (.row, row) : open
    }
}
