internal import Records

extension PostgreSQLWindow {
    /// Goes to the next statement; false at the end of the dump.
    mutating func skipBlanks(_ session: PostgreSQLSession) throws(IngestError) -> Bool {
        while true {
            // Each comment by itself: many of them are no long statement.
            let start = text.place.offset + position
            let found = try scan(session) { (lexer) throws(PostgreSQLStop) in try lexer.skipBlank() }
            ending.note(text.bytes[(start - text.place.offset)..<position])
            if found != .blank { return found == .somethingElse }
        }
    }

    /// Whether the place is at a command of `psql`.
    var isAtMetaCommand: Bool { text.bytes[position] == UInt8(ascii: "\\") }

    /// The line that begins here, behind which the place then is.
    mutating func line() throws(IngestError) -> [UInt8] {
        let start = place.offset
        try scan(PostgreSQLSession()) { (lexer) throws(PostgreSQLStop) in
            let end = lexer.next(0x0A, from: lexer.position)
            lexer.position = try lexer.peek(end) == nil ? end : end + 1
        }
        return Array(text.bytes[(start - text.place.offset)..<position])
    }

    /// Goes behind the line end that is here, blanks before it; false if something else is.
    mutating func skipLineEnd() throws(IngestError) -> Bool {
        try scan(PostgreSQLSession()) { (lexer) throws(PostgreSQLStop) in
            while let byte = try lexer.peek(lexer.position), PostgreSQLLexer.isBlank(byte) {
                lexer.position += 1
                if byte == 0x0A { return true }
            }
            return try lexer.peek(lexer.position) == nil
        }
    }

    /// The first tokens of the statement here, words in lower case; the place stays.
    mutating func leadingWords(_ session: PostgreSQLSession) throws(IngestError) -> [String] {
        try scan(session) { (lexer) throws(PostgreSQLStop) in
            let start = lexer.position
            var words: [String] = []
            var depth = 0
            while words.count < 8, depth == 0 {
                let token: PostgreSQLToken
                do throws(PostgreSQLStop) { token = try lexer.token() } catch {
                    // What is wrong is for who reads the statement; two words are enough for rows.
                    if case .fault = error, !words.isEmpty { break }
                    throw error
                }
                if token.kind == .end || token.kind == .symbol(UInt8(ascii: ";")) { break }
                if token.kind == .symbol(UInt8(ascii: "(")), words.first == "create" { depth += 1 }
                words.append(lexer.lowercased(token))
                if words == ["insert"] || words == ["copy"] { break }
            }
            lexer.position = start
            return words
        }
    }

    /// The statement here, semicolon included, behind which the place then is.
    mutating func statement(_ session: PostgreSQLSession) throws(IngestError) -> [UInt8] {
        let start = place.offset
        try passStatement(session)
        return Array(text.bytes[(start - text.place.offset)..<position])
    }

    /// Goes behind the statement here.
    mutating func passStatement(_ session: PostgreSQLSession) throws(IngestError) {
        try scan(session) { (lexer) throws(PostgreSQLStop) in _ = try lexer.skipStatement() }
    }

    /// The beginning of the `INSERT` here, up to its first row, before which the place then is.
    mutating func insertHead(_ session: PostgreSQLSession) throws(IngestError) -> [UInt8] {
        let start = place.offset
        try scan(session) { (lexer) throws(PostgreSQLStop) in try lexer.skipInsertHead() }
        return Array(text.bytes[(start - text.place.offset)..<position])
    }
}

extension PostgreSQLLexer {
    /// What `skipBlank` went over.
    enum Blank {
        case blank
        case somethingElse
        case end
    }

    /// Goes over white space and empty statements, or over one comment, or over nothing.
    mutating func skipBlank() throws(PostgreSQLStop) -> Blank {
        guard let first = try peek(position) else { return .end }
        if Self.isBlank(first) || first == UInt8(ascii: ";") {
            while position < end, Self.isBlank(byte(position)) || byte(position) == UInt8(ascii: ";") { position += 1 }
            return .blank
        }
        guard first == UInt8(ascii: "-") || first == UInt8(ascii: "/") else { return .somethingElse }
        return try skipComment() ? .blank : .somethingElse
    }

    /// The text of a token, in lower case where it is a word.
    func lowercased(_ token: PostgreSQLToken) -> String {
        let bytes = token.range.map { byte($0) }
        guard token.kind == .word else { return String(decoding: bytes.prefix(64), as: UTF8.self) }
        return String(decoding: bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    /// Goes from `INSERT` to the first row: its parenthesis, or `DEFAULT VALUES`.
    mutating func skipInsertHead() throws(PostgreSQLStop) {
        let start = position
        var depth = 0
        while true {
            let token = try token()
            switch token.kind {
            case .end: throw .fault(.neverCloses(.statement), at: start)
            case .symbol(UInt8(ascii: "(")): depth += 1
            case .symbol(UInt8(ascii: ")")): depth -= 1
            case .symbol(UInt8(ascii: ";")): throw .fault(.unexpected(expected: "VALUES"), at: token.range.lowerBound)
            case .word where depth == 0:
                if isWord(token, "values") {
                    try skipBlanks()
                    guard try peek(position) == UInt8(ascii: "(") else {
                        throw try peek(position) == nil
                            ? .fault(.neverCloses(.statement), at: start)
                            : .fault(.unexpected(expected: "'(' behind VALUES"), at: position)
                    }
                    return
                }
                if isWord(token, "default") {
                    position = token.range.lowerBound
                    return
                }
                if ["select", "with", "table"].contains(where: { isWord(token, $0) }) {
                    throw .fault(
                        .unexpected(expected: "VALUES: INSERT … SELECT is not read"), at: token.range.lowerBound)
                }
            default: break
            }
        }
    }
}
