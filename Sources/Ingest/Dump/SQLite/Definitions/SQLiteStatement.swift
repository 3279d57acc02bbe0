internal import Records

/// The words of one statement, and the place among them that is looked at.
struct SQLiteStatement {
    let text: [UInt8]
    let tokens: [SQLiteToken]
    private(set) var index = 0

    /// The words of `text`.
    init(_ text: [UInt8]) throws(SQLFault) {
        self.text = text
        tokens = try SQLiteLexer.tokens(of: text)
    }

    /// The word that is looked at.
    var token: SQLiteToken? { index < tokens.count ? tokens[index] : nil }

    /// Whether there are no more words.
    var isAtEnd: Bool { index >= tokens.count }

    /// Goes on by one.
    mutating func advance() { index += 1 }

    /// Whether the word is one of these keywords.
    func isAt(_ words: StaticString...) -> Bool {
        guard let token else { return false }
        return words.contains { SQLiteLexer.isWord(token, $0, in: text) }
    }

    /// Whether the word is this byte.
    func isAt(symbol: Unicode.Scalar) -> Bool { token?.kind == .symbol(UInt8(truncatingIfNeeded: symbol.value)) }

    /// Goes over these keywords, if all of them stand here.
    mutating func take(_ words: StaticString...) -> Bool {
        let begin = index
        for word in words {
            guard isAt(word) else {
                index = begin
                return false
            }
            index += 1
        }
        return true
    }

    /// Goes over this byte, if it stands here.
    mutating func take(symbol: Unicode.Scalar) -> Bool {
        guard isAt(symbol: symbol) else { return false }
        index += 1
        return true
    }

    /// Goes over this byte, which must stand here.
    mutating func expect(symbol: Unicode.Scalar) throws(SQLFault) {
        guard take(symbol: symbol) else { throw .unexpected(expected: "'\(symbol)'") }
    }

    /// The name that stands here.
    mutating func name() throws(SQLFault) -> String {
        guard let token, let name = SQLiteLexer.name(token, in: text) else { throw .unexpected(expected: "a name") }
        index += 1
        return name
    }

    /// The name that stands here, perhaps behind that of a schema.
    mutating func qualifiedName() throws(SQLFault) -> String {
        let first = try name()
        return take(symbol: ".") ? try name() : first
    }

    /// The words inside the parentheses that open here.
    mutating func parenthesized() throws(SQLFault) -> Range<Int> {
        try expect(symbol: "(")
        let begin = index
        var depth = 1
        while let token {
            if token.kind == .symbol(UInt8(ascii: "(")) { depth += 1 }
            if token.kind == .symbol(UInt8(ascii: ")")) { depth -= 1 }
            index += 1
            if depth == 0 { return begin..<(index - 1) }
        }
        throw .neverCloses(.statement)
    }

    /// The words in `range` as a part of a definition; in double quotes they are names if they are among `columns`,
    /// which are lower case, else texts.
    func fragment(_ range: Range<Int>, columns: Set<String> = []) -> SQLFragment {
        var fragment = SQLFragment("")
        var bytes: [UInt8] = []
        for index in range {
            let token = tokens[index]
            if index > range.lowerBound, tokens[index - 1].range.upperBound < token.range.lowerBound {
                bytes.append(0x20)
            }
            bytes.append(contentsOf: text[token.range])
            switch token.kind {
            case .string, .blob, .number: fragment.holdsLiteral = true
            case .symbol: break
            case .word, .quoted:
                guard let name = SQLiteLexer.name(token, in: text) else { break }
                let isCall = index + 1 < tokens.count && tokens[index + 1].kind == .symbol(UInt8(ascii: "("))
                let isQuotedText = text[token.range.lowerBound] == UInt8(ascii: "\"")
                if isQuotedText, !columns.contains(name.lowercased()) {
                    fragment.holdsLiteral = true
                } else if !isCall || token.kind == .quoted {
                    fragment.names.append(name)
                }
            }
        }
        fragment.text = String(decoding: bytes, as: UTF8.self)
        return fragment
    }

    /// The text of the words in `range`.
    func text(of range: Range<Int>) -> String { fragment(range).text }
}
