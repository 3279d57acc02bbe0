internal import Records

/// Takes SQL apart as MySQL and MariaDB do: comments are blanks, and the content of versioned ones is text.
struct MySQLLexer {
    /// Why there is no next token.
    enum Stop: Error, Equatable {
        /// It goes on behind the bytes that are here.
        case incomplete
        /// The text is none of the dialect; the place is one in the bytes.
        case fault(SQLFault, at: Int)
    }

    /// What is taken apart.
    let bytes: [UInt8]
    /// How it is read.
    let syntax: MySQLSyntax
    /// The next byte to look at.
    private(set) var position: Int
    /// Whether the place is in a versioned comment.
    private(set) var isVersioned = false
    /// Whether `skipBlanks` stops before a versioned comment, as before a statement.
    var stopsAtVersioned = false
    private let end: Int
    /// Whether nothing follows the bytes.
    private let isWhole: Bool

    /// A lexer of `range` of `bytes`.
    init(_ bytes: [UInt8], _ range: Range<Int>, syntax: MySQLSyntax, isWhole: Bool = true) {
        self.bytes = bytes
        self.syntax = syntax
        position = range.lowerBound
        end = range.upperBound
        self.isWhole = isWhole
    }

    /// The next token; `.end` behind the last one.
    mutating func next() throws(Stop) -> MySQLToken {
        let before = position
        try skipBlanks()
        let start = position
        guard start < end else {
            guard isWhole else { throw .incomplete }
            return MySQLToken(kind: .end, start: end, end: end, isSpaced: start > before, first: 0)
        }
        let kind = try scan(bytes[start])
        guard position < end || isWhole else { throw .incomplete }
        return MySQLToken(kind: kind, start: start, end: position, isSpaced: start > before, first: bytes[start])
    }

    /// All tokens of the range, without the end.
    mutating func all() throws(Stop) -> [MySQLToken] {
        var tokens: [MySQLToken] = []
        while true {
            let token = try next()
            guard token.kind != .end else { return tokens }
            tokens.append(token)
        }
    }

    /// Goes behind a token and says what it is.
    private mutating func scan(_ byte: UInt8) throws(Stop) -> MySQLToken.Kind {
        switch byte {
        case MySQLByte.quote:
            try skipQuoted()
            return .string
        case MySQLByte.doubleQuote:
            try skipQuoted()
            return syntax.quotesAreNames ? .name : .string
        case MySQLByte.backtick:
            try skipQuoted()
            return .name
        case UInt8(ascii: "@"):
            try skipVariable()
            return .variable
        case _ where MySQLByte.isDigit(byte) || (byte == UInt8(ascii: ".") && MySQLByte.isDigit(peek(1))):
            skipNumber()
            return .number
        case _ where MySQLByte.isWord(byte):
            return try scanWord(byte | 0x20)
        default:
            position += 1
            return .symbol
        }
    }

    private mutating func scanWord(_ letter: UInt8) throws(Stop) -> MySQLToken.Kind {
        let start = position
        while position < end, MySQLByte.isWord(bytes[position]) { position += 1 }
        guard position == start + 1, peek(0) == MySQLByte.quote else { return .word }
        switch letter {
        case UInt8(ascii: "x"), UInt8(ascii: "b"):
            try skipQuoted()
            return .bits
        case UInt8(ascii: "n"):
            try skipQuoted()
            return .string
        default: return .word
        }
    }

    private mutating func skipNumber() {
        while position < end {
            let byte = bytes[position]
            let isSign = byte == UInt8(ascii: "+") || byte == MySQLByte.minus
            guard
                MySQLByte.isWord(byte) || byte == UInt8(ascii: ".")
                    || (isSign && bytes[position - 1] | 0x20 == UInt8(ascii: "e"))
            else { return }
            position += 1
        }
    }

    private mutating func skipVariable() throws(Stop) {
        while position < end, bytes[position] == UInt8(ascii: "@") { position += 1 }
        while position < end {
            let byte = bytes[position]
            if byte == MySQLByte.backtick || byte == MySQLByte.quote {
                try skipQuoted()
            } else if MySQLByte.isWord(byte) || byte == UInt8(ascii: ".") {
                position += 1
            } else {
                return
            }
        }
    }

    /// Goes behind what is in quotes; the quote is the byte at the place.
    private mutating func skipQuoted() throws(Stop) {
        let start = position
        let quote = bytes[start]
        let isName = quote == MySQLByte.backtick || (quote == MySQLByte.doubleQuote && syntax.quotesAreNames)
        position += 1
        while position < end {
            let byte = bytes[position]
            if byte == quote {
                guard peek(1) == quote else {
                    position += 1
                    return
                }
                position += 1
            } else if byte == MySQLByte.backslash, syntax.hasEscapes, !isName {
                position += 1
            }
            position += 1
        }
        position = end
        throw isWhole ? .fault(.neverCloses(isName ? .identifier : .string), at: start) : .incomplete
    }

    /// The byte that stands `distance` behind the place; 0 beyond the end.
    private func peek(_ distance: Int) -> UInt8 { position + distance < end ? bytes[position + distance] : 0 }
}

extension MySQLLexer {
    /// Goes behind blanks and comments, and into versioned comments and out of them.
    mutating func skipBlanks() throws(Stop) {
        while position < end {
            let byte = bytes[position]
            if MySQLByte.isBlank(byte) {
                position += 1
            } else if byte == MySQLByte.hash || isDashComment {
                try skipLine()
            } else if byte == MySQLByte.slash, peek(1) == MySQLByte.star {
                let before = position
                try skipComment()
                if position == before { return }
            } else if byte == MySQLByte.star, isVersioned, peek(1) == MySQLByte.slash {
                isVersioned = false
                position += 2
            } else {
                // A comment may begin with the last byte that is here.
                let mayBegin = byte == MySQLByte.slash || byte == MySQLByte.minus || byte == MySQLByte.star
                guard !mayBegin || isWhole || position + 2 < end else { throw .incomplete }
                return
            }
        }
    }

    /// `--` is a comment only before a blank or a control character.
    private var isDashComment: Bool {
        guard peek(0) == MySQLByte.minus, peek(1) == MySQLByte.minus else { return false }
        return position + 2 < end ? peek(2) <= 0x20 : isWhole
    }

    private mutating func skipLine() throws(Stop) {
        let start = position
        while position < end, bytes[position] != MySQLByte.lineFeed { position += 1 }
        guard position == end else {
            position += 1
            return
        }
        guard !isWhole else { return }
        position = start
        throw .incomplete
    }

    /// Goes behind a plain comment, or into one whose content is text.
    private mutating func skipComment() throws(Stop) {
        let start = position
        var inside = start + 2
        if inside < end, bytes[inside] == UInt8(ascii: "M") { inside += 1 }
        if inside < end, bytes[inside] == UInt8(ascii: "!") {
            let digits = bytes[(inside + 1)..<end].prefix(7).prefix(while: MySQLByte.isDigit).prefix(6)
            guard isWhole || inside + 8 < end else { throw .incomplete }
            // Beyond all versions: the client's own command, such as the sandbox line.
            if digits.count < 6 || !digits.allSatisfy({ $0 == UInt8(ascii: "9") }) {
                guard !stopsAtVersioned else { return }
                isVersioned = true
                position = inside + 1 + digits.count
                return
            }
        }
        var place = start + 2
        while place + 1 < end {
            if bytes[place] == MySQLByte.star, bytes[place + 1] == MySQLByte.slash {
                position = place + 2
                return
            }
            place += 1
        }
        throw isWhole ? .fault(.neverCloses(.comment), at: start) : .incomplete
    }
}

extension MySQLLexer {
    /// The value of a string, or an identifier without its quotes; of another token its bytes.
    func value(of token: MySQLToken) -> [UInt8] {
        guard token.kind == .string || token.kind == .name else { return Array(bytes[token.start..<token.end]) }
        // `n'…'` has its quote behind a letter.
        let start = MySQLByte.isWord(token.first) ? token.start + 1 : token.start
        let quote = bytes[start]
        let inside = bytes[(start + 1)..<max(token.end - 1, start + 1)]
        var value: [UInt8] = []
        var place = inside.startIndex
        while place < inside.endIndex {
            let byte = inside[place]
            place += 1
            let isEscape = byte == MySQLByte.backslash && token.kind == .string && syntax.hasEscapes
            guard byte == quote || isEscape, place < inside.endIndex else {
                value.append(byte)
                continue
            }
            if isEscape, let plain = MySQLByte.unescaped(inside[place]) {
                value.append(plain)
            } else {
                if isEscape { value.append(byte) }
                value.append(inside[place])
            }
            place += 1
        }
        return value
    }

    /// The value of a token as text.
    func text(of token: MySQLToken) -> String { syntax.charset.text(value(of: token)) }

    /// A token as it is spelled.
    func spelling(of token: MySQLToken) -> String { syntax.charset.text(Array(bytes[token.start..<token.end])) }
}
