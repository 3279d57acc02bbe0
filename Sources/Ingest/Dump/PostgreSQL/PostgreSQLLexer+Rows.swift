internal import Records

extension PostgreSQLLexer {
    /// What follows a row.
    enum AfterRow {
        /// Another row of the same columns.
        case row
        /// Another statement, or nothing.
        case end
    }

    /// Goes from behind a row of `insert` to the next one, over the heads of further statements of the same kind; to
    /// the next statement where there is none.
    @inline(__always)
    mutating func skipToRow(of insert: PostgreSQLInsert) throws(PostgreSQLStop) -> AfterRow {
        // As pg_dump writes: one head a row.
        if position &+ 1 < end, byte(position) == UInt8(ascii: ";"), byte(position &+ 1) == 0x0A,
            stands(insert.text, at: position &+ 2)
        {
            position &+= 2 &+ insert.text.count
            if position < end, byte(position) == UInt8(ascii: "(") { return .row }
        } else {
            try skipBlanks()
            if try peek(position) == UInt8(ascii: ",") {
                position &+= 1
                try skipBlanks()
                guard try peek(position) == UInt8(ascii: "(") else { throw unexpectedInRows("'('") }
                return .row
            }
            try skipConflict()
            try skipBlanks()
            while try peek(position) == UInt8(ascii: ";") {
                position &+= 1
                try skipBlanks()
            }
            guard try insert.continues(at: &self) else { return .end }
        }
        try skipBlanks()
        return .row
    }

    /// Goes over `ON CONFLICT DO NOTHING` to the semicolon that must come.
    private mutating func skipConflict() throws(PostgreSQLStop) {
        guard try peek(position) != UInt8(ascii: ";") else { return }
        let start = position
        guard isWord(try token(), "on"), isWord(try token(), "conflict") else {
            position = start
            throw unexpectedInRows("',' or ';' behind a row")
        }
        var last: [PostgreSQLToken] = []
        try skipBlanks()
        while try peek(position) != UInt8(ascii: ";") {
            let token = try token()
            if token.kind == .end { throw unexpectedInRows("';'") }
            last = last.suffix(1) + [token]
            try skipBlanks()
        }
        guard last.count == 2, isWord(last[0], "do"), isWord(last[1], "nothing") else {
            position = start
            throw unexpectedInRows("ON CONFLICT DO NOTHING")
        }
    }

    private func unexpectedInRows(_ expected: String) -> PostgreSQLStop {
        position >= end ? cut(.statement, at: position) : .fault(.unexpected(expected: expected), at: position)
    }

    /// Goes over the row here: its parentheses, or `DEFAULT VALUES`.
    @inline(__always)
    mutating func skipRow() throws(PostgreSQLStop) {
        let start = position
        guard byte(start) == UInt8(ascii: "(") else {
            guard isWord(try token(), "default"), isWord(try token(), "values") else {
                position = start
                throw unexpectedInRows("a row")
            }
            return
        }
        try skipParentheses(from: start, depth: 0)
    }

    /// Goes behind the parenthesis that closes the outermost, from `start` on, `depth` of them deep.
    @inline(__always)
    mutating func skipParentheses(from start: Int, depth: Int) throws(PostgreSQLStop) {
        var depth = depth
        var place = start
        while place < end {
            let byte = byte(place)
            place &+= 1
            if byte == UInt8(ascii: "'") {
                position = place &- 1
                try skipString(escapes: !hasStandardStrings || isEscaping(before: position, after: start))
                place = position
            } else if byte == UInt8(ascii: ")") {
                depth &-= 1
                if depth == 0 {
                    position = place
                    return
                }
            } else if byte == UInt8(ascii: "(") {
                depth &+= 1
            } else if Self.mayOpen(byte) {
                position = place &- 1
                try skipUnusual(byte, start: start)
                place = position
            }
        }
        throw cut(.row, at: start)
    }

    /// Whether the quote at `place` follows an `E` that is no part of a word.
    @inline(__always)
    private func isEscaping(before place: Int, after start: Int) -> Bool {
        guard byte(place &- 1) | 0x20 == UInt8(ascii: "e") else { return false }
        return place &- 2 <= start || !Self.isWordByte(byte(place &- 2))
    }

    /// Whether `byte` may begin what has to be gone over as a whole, or may not stand in a row.
    @inline(__always)
    private static func mayOpen(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "$"), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ";"),
            UInt8(ascii: "\\"), 0...8, 0x0E..<0x20, 0x7F:
            true
        default: false
        }
    }

    private mutating func skipUnusual(_ byte: UInt8, start: Int) throws(PostgreSQLStop) {
        switch byte {
        case UInt8(ascii: "\""): return try skipName()
        case UInt8(ascii: "$"):
            if !Self.isWordByte(self.byte(position &- 1)), try skipDollarQuote() { return }
        case UInt8(ascii: "-"), UInt8(ascii: "/"): if try skipComment() { return }
        default: throw .fault(.unexpected(expected: "')'"), at: position)
        }
        position &+= 1
    }
}
