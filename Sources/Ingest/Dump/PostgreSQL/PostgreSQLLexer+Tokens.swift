internal import Records

extension PostgreSQLLexer {
    /// The next token; at the end of the text the kind `end`.
    mutating func token() throws(PostgreSQLStop) -> PostgreSQLToken {
        try skipBlanks()
        let start = position
        guard start < end else { return PostgreSQLToken(kind: .end, range: start..<start) }
        let kind = try skipToken(byte(start))
        return PostgreSQLToken(kind: kind, range: start..<position)
    }

    /// Goes over the token that begins with `first`, here.
    private mutating func skipToken(_ first: UInt8) throws(PostgreSQLStop) -> PostgreSQLToken.Kind {
        switch first {
        case UInt8(ascii: "'"):
            try skipString(escapes: !hasStandardStrings)
            return .string(hasStandardStrings ? .plain : .escaped)
        case UInt8(ascii: "\""):
            try skipName()
            return .name(.plain)
        case UInt8(ascii: "$"):
            if try skipDollarQuote() { return .string(.dollar) }
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            try skipNumber()
            return .number
        case UInt8(ascii: "."):
            if let next = try peek(position &+ 1), Self.isDigit(next) {
                try skipNumber()
                return .number
            }
        case _ where Self.isWordStart(first): return try skipWord(first | 0x20)
        case 0..<0x20, 0x7F, UInt8(ascii: "\\"):
            throw .fault(.unexpected(expected: "a statement of PostgreSQL"), at: position)
        default: break
        }
        position &+= 1
        return .symbol(first)
    }

    /// A word, or the string or name that it says how to read; `letter` is its first one in lower case.
    private mutating func skipWord(_ letter: UInt8) throws(PostgreSQLStop) -> PostgreSQLToken.Kind {
        let start = position
        while let byte = try peek(position), Self.isWordByte(byte) { position &+= 1 }
        guard position == start &+ 1, let next = try peek(position) else { return .word }
        let quote = UInt8(ascii: "'")
        if next == quote {
            switch letter {
            case UInt8(ascii: "e"):
                try skipString(escapes: true)
                return .string(.escaped)
            case UInt8(ascii: "b"), UInt8(ascii: "x"):
                try skipString(escapes: false)
                return .string(.digits)
            case UInt8(ascii: "n"):
                try skipString(escapes: !hasStandardStrings)
                return .string(hasStandardStrings ? .plain : .escaped)
            default: return .word
            }
        }
        guard letter == UInt8(ascii: "u"), next == UInt8(ascii: "&"), let second = try peek(position &+ 1) else {
            return .word
        }
        if second == quote {
            position &+= 1
            try skipString(escapes: false)
            return .string(.unicode)
        }
        guard second == UInt8(ascii: "\"") else { return .word }
        position &+= 1
        try skipName()
        return .name(.unicode)
    }

    /// A number, or what looks like one: `1`, `1.5`, `.5e-3`, `0x1F`.
    private mutating func skipNumber() throws(PostgreSQLStop) {
        while let byte = try peek(position) {
            let isSign = byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
            let isPart = Self.isWordByte(byte) || byte == UInt8(ascii: ".")
            guard isPart || (isSign && self.byte(position &- 1) | 0x20 == UInt8(ascii: "e")) else { return }
            position &+= 1
        }
    }

    /// Whether the token is the key word `word`, which is spelled in lower case.
    func isWord(_ token: PostgreSQLToken, _ word: String) -> Bool {
        guard token.kind == .word, token.range.count == word.utf8.count else { return false }
        var place = token.range.lowerBound
        for letter in word.utf8 {
            guard byte(place) | 0x20 == letter | 0x20 else { return false }
            place += 1
        }
        return true
    }

    /// Goes behind the semicolon that ends the statement here; those in parentheses and in `BEGIN ATOMIC … END` of a
    /// function do not, as in `psql`.
    ///
    /// Gives the first words, as many as `psql` looks at and a few more.
    mutating func skipStatement() throws(PostgreSQLStop) -> [PostgreSQLToken] {
        let start = position
        var lead: [PostgreSQLToken] = []
        var depth = 0
        var blocks = 0
        while true {
            let token = try token()
            if lead.count < Self.leadLength { lead.append(token) }
            switch token.kind {
            case .end: throw .fault(.neverCloses(.statement), at: start)
            case .symbol(UInt8(ascii: "(")): depth += 1
            case .symbol(UInt8(ascii: ")")): depth = max(depth - 1, 0)
            case .symbol(UInt8(ascii: ";")) where depth == 0 && blocks == 0: return lead
            case .word where depth == 0 && definesRoutine(lead):
                if isWord(token, "begin") || (blocks > 0 && isWord(token, "case")) { blocks += 1 }
                if isWord(token, "end") { blocks = max(blocks - 1, 0) }
            default: break
            }
        }
    }

    /// How many tokens say what a statement is.
    private static var leadLength: Int { 10 }

    /// Whether a statement that begins with `lead` defines a function or a procedure.
    private func definesRoutine(_ lead: [PostgreSQLToken]) -> Bool {
        guard lead.count > 2, isWord(lead[0], "create") else { return false }
        let isReplacing = isWord(lead[1], "or") && isWord(lead[2], "replace")
        guard !isReplacing || lead.count > 3 else { return false }
        let noun = lead[isReplacing ? 3 : 1]
        return isWord(noun, "function") || isWord(noun, "procedure")
    }
}
