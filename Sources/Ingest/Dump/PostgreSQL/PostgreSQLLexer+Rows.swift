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
        // As pg_dump writes: a comma and a line end, or one head a row.
        if let place = rowBehindComma() {
            position = place
            return .row
        }
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
            var behind = position
            while try peek(position) == UInt8(ascii: ";") {
                position &+= 1
                behind = position
                try skipBlanks()
            }
            guard try insert.continues(at: &self) else {
                // Comments that follow may say that the dump is whole.
                position = behind
                return .end
            }
        }
        try skipBlanks()
        return .row
    }

    /// The row behind a comma and white space, without a comment; nil where something else is.
    @inline(__always)
    private func rowBehindComma() -> Int? {
        guard position < end, byte(position) == UInt8(ascii: ",") else { return nil }
        var place = position &+ 1
        while place < end, Self.isBlank(byte(place)) { place &+= 1 }
        return place < end && byte(place) == UInt8(ascii: "(") ? place : nil
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
    mutating func skipRow(_ marks: inout RowMarks) throws(PostgreSQLStop) {
        let start = position
        guard byte(start) == UInt8(ascii: "(") else {
            guard isWord(try token(), "default"), isWord(try token(), "values") else {
                position = start
                throw unexpectedInRows("a row")
            }
            return
        }
        try skipParentheses(from: start, depth: 0, &marks)
    }

    /// Goes behind the parenthesis that closes the outermost, from `start` on, `depth` of them deep.
    @inline(__always)
    mutating func skipParentheses(from start: Int, depth: Int, _ marks: inout RowMarks) throws(PostgreSQLStop) {
        var depth = depth
        var place = start
        while true {
            place = marks.nextOpening(in: self, from: place)
            guard place < end else { throw cut(.row, at: start) }
            let byte = byte(place)
            if byte == UInt8(ascii: "'") {
                // As nearly all strings are: no quote in it, no line behind it on which it goes on.
                let escapes = !hasStandardStrings || isEscaping(before: place, after: start)
                let close = escapes ? end : marks.nextQuote(in: self, from: place &+ 1)
                if close &+ 1 < end,
                    self.byte(close &+ 1) == UInt8(ascii: ",") || self.byte(close &+ 1) == UInt8(ascii: ")")
                {
                    place = close &+ 1
                } else {
                    position = place
                    try skipString(escapes: escapes)
                    place = position
                }
            } else if byte == UInt8(ascii: ")") {
                place &+= 1
                depth &-= 1
                if depth == 0 {
                    position = place
                    return
                }
            } else if byte == UInt8(ascii: "(") {
                depth &+= 1
                place &+= 1
            } else {
                position = place
                try skipUnusual(byte)
                place = position
            }
        }
    }

    /// Whether the quote at `place` follows an `E` that is no part of a word.
    @inline(__always)
    private func isEscaping(before place: Int, after start: Int) -> Bool {
        guard place > start, byte(place &- 1) | 0x20 == UInt8(ascii: "e") else { return false }
        return place &- 2 <= start || !Self.isWordByte(byte(place &- 2))
    }

    private mutating func skipUnusual(_ byte: UInt8) throws(PostgreSQLStop) {
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
