internal import Records

/// A word of SQL as SQLite reads it, a place in its text.
struct SQLiteToken: Equatable {
    /// What it is.
    enum Kind: Equatable {
        /// A keyword or a name without quotes.
        case word
        /// A name in `"…"`, `[…]` or backquotes.
        case quoted
        /// A text in `'…'`.
        case string
        /// Bytes in `x'…'`.
        case blob
        /// A number without its sign.
        case number
        /// Any other byte.
        case symbol(UInt8)
    }

    let kind: Kind
    let range: Range<Int>
}

/// Takes SQL apart as SQLite does: strings, names in all four quotes, both kinds of comments.
struct SQLiteLexer {
    let text: [UInt8]
    /// Where the next word is looked for.
    var position: Int

    /// A lexer of `text` from `position` on.
    init(_ text: [UInt8], from position: Int = 0) {
        self.text = text
        self.position = position
    }

    /// All words of `text`.
    static func tokens(of text: [UInt8]) throws(SQLFault) -> [SQLiteToken] {
        var lexer = SQLiteLexer(text)
        var tokens: [SQLiteToken] = []
        while let token = try lexer.next() { tokens.append(token) }
        return tokens
    }

    /// The next word; nil at the end.
    mutating func next() throws(SQLFault) -> SQLiteToken? {
        try skipBlanks()
        guard position < text.count else { return nil }
        let begin = position
        let kind = try scan()
        return SQLiteToken(kind: kind, range: begin..<position)
    }

    /// Goes over white space and comments.
    mutating func skipBlanks() throws(SQLFault) {
        while position < text.count {
            let byte = text[position]
            if Self.isBlank(byte) {
                position += 1
            } else if byte == UInt8(ascii: "-"), at(1) == UInt8(ascii: "-") {
                position = text[position...].firstIndex(of: 0x0A).map { $0 + 1 } ?? text.count
            } else if byte == UInt8(ascii: "/"), at(1) == UInt8(ascii: "*") {
                try skipComment()
            } else {
                return
            }
        }
    }

    private mutating func skipComment() throws(SQLFault) {
        var index = position + 2
        while index + 1 < text.count {
            if text[index] == UInt8(ascii: "*"), text[index + 1] == UInt8(ascii: "/") {
                position = index + 2
                return
            }
            index += 1
        }
        throw .neverCloses(.comment)
    }

    private func at(_ distance: Int) -> UInt8 { position + distance < text.count ? text[position + distance] : 0 }

    private mutating func scan() throws(SQLFault) -> SQLiteToken.Kind {
        let byte = text[position]
        switch byte {
        case UInt8(ascii: "'"):
            try skipQuoted(by: byte, .string)
            return .string
        case UInt8(ascii: "\""), UInt8(ascii: "`"):
            try skipQuoted(by: byte, .identifier)
            return .quoted
        case UInt8(ascii: "["):
            guard let end = text[position...].firstIndex(of: UInt8(ascii: "]")) else {
                throw .neverCloses(.identifier)
            }
            position = end + 1
            return .quoted
        case UInt8(ascii: "x"), UInt8(ascii: "X"):
            guard at(1) == UInt8(ascii: "'") else { break }
            position += 1
            try skipQuoted(by: UInt8(ascii: "'"), .string)
            return .blob
        default: break
        }
        if Self.isDigit(byte) || byte == UInt8(ascii: ".") && Self.isDigit(at(1)) {
            skipNumber()
            return .number
        }
        guard Self.isWord(byte) else {
            position += 1
            return .symbol(byte)
        }
        while position < text.count, Self.isWord(text[position]) { position += 1 }
        return .word
    }

    /// Goes behind the quote that closes what opens here; a doubled one does not.
    private mutating func skipQuoted(by quote: UInt8, _ part: SQLFault.Part) throws(SQLFault) {
        var index = position + 1
        while let found = text[index...].firstIndex(of: quote) {
            index = found + 1
            guard index < text.count, text[index] == quote else {
                position = index
                return
            }
            index += 1
        }
        throw .neverCloses(part)
    }

    private mutating func skipNumber() {
        while position < text.count {
            let byte = text[position]
            let isSign = byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
            if isSign, text[position - 1] | 0x20 == UInt8(ascii: "e"), Self.isDigit(at(1)) {
                position += 1
            } else if Self.isWord(byte) || byte == UInt8(ascii: ".") {
                position += 1
            } else {
                return
            }
        }
    }

    /// Whether a byte is white space.
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }

    static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    /// Whether a byte may be in a name without quotes: SQLite counts all beyond ASCII among them.
    static func isWord(_ byte: UInt8) -> Bool {
        isDigit(byte) || (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte >= 0x80 || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "$")
    }
}

extension SQLiteLexer {
    /// The name that a token spells, without quotes; nil where it is none.
    ///
    /// SQLite takes a string for a name, too.
    static func name(_ token: SQLiteToken, in text: [UInt8]) -> String? {
        switch token.kind {
        case .word: return String(decoding: text[token.range], as: UTF8.self)
        case .quoted, .string:
            let inner = text[token.range].dropFirst().dropLast()
            let quote = text[token.range.lowerBound]
            var bytes: [UInt8] = []
            var isSecond = false
            for byte in inner {
                // The second of two is left out.
                isSecond = byte == quote && !isSecond
                if byte != quote || isSecond { bytes.append(byte) }
            }
            return String(decoding: bytes, as: UTF8.self)
        default: return nil
        }
    }

    /// Whether a token is this word, which is upper case.
    static func isWord(_ token: SQLiteToken, _ word: StaticString, in text: [UInt8]) -> Bool {
        guard token.kind == .word, token.range.count == word.utf8CodeUnitCount else { return false }
        return String(decoding: text[token.range], as: UTF8.self).uppercased() == word.description
    }
}
