internal import Records

/// The tokens of a definition, taken one by one.
struct MySQLPhrase {
    let lexer: MySQLLexer
    private let tokens: [MySQLToken]
    private(set) var index = 0

    init(_ tokens: [MySQLToken], of lexer: MySQLLexer) {
        self.tokens = tokens
        self.lexer = lexer
    }

    /// The next token, or nil.
    var next: MySQLToken? { index < tokens.count ? tokens[index] : nil }
    /// Where the next token stands, for messages.
    var place: Int { next?.start ?? tokens.last?.end ?? 0 }
    /// The tokens from a place on up to the next one.
    func tokens(from start: Int) -> [MySQLToken] { Array(tokens[start..<index]) }
    /// What is left.
    var rest: [MySQLToken] { Array(tokens[index...]) }

    /// Takes the next token.
    @discardableResult
    mutating func take() -> MySQLToken? {
        guard index < tokens.count else { return nil }
        index += 1
        return tokens[index - 1]
    }

    /// The word `distance` behind the place, in upper case; empty for another thing.
    func word(_ distance: Int = 0) -> String {
        let place = index + distance
        guard place < tokens.count, tokens[place].kind == .word else { return "" }
        return lexer.text(of: tokens[place]).uppercased()
    }

    /// Takes these words, or nothing.
    mutating func take(_ words: String...) -> Bool {
        for (distance, expected) in words.enumerated() where word(distance) != expected { return false }
        index += words.count
        return true
    }

    /// Takes the symbol `byte`, or nothing.
    mutating func take(symbol byte: UInt8) -> Bool {
        guard next?.isSymbol(byte) == true else { return false }
        index += 1
        return true
    }

    /// Takes what is in parentheses, with them; nil where none opens.
    mutating func takeGroup() throws(MySQLLexer.Stop) -> [MySQLToken]? {
        guard next?.isSymbol(MySQLByte.open) == true else { return nil }
        let start = index
        var depth = 0
        while let token = take() {
            if token.isSymbol(MySQLByte.open) { depth += 1 }
            if token.isSymbol(MySQLByte.close) { depth -= 1 }
            if depth == 0 { return tokens(from: start) }
        }
        throw .fault(.expected("')'"), at: place)
    }

    /// Takes an identifier.
    mutating func takeName() throws(MySQLLexer.Stop) -> String {
        guard let token = next, token.isName else { throw .fault(.expected("a name"), at: place) }
        index += 1
        return lexer.text(of: token)
    }

    /// Takes the name of a table, which belongs to `database` if it does not say to which.
    mutating func takeTableName(_ database: String?) throws(MySQLLexer.Stop) -> TableName {
        let first = try takeName()
        guard take(symbol: UInt8(ascii: ".")) else { return TableName(first, database: database) }
        return TableName(try takeName(), database: first)
    }
}

extension MySQLLexer {
    /// `tokens` as a part of a definition.
    func fragment(_ tokens: some Sequence<MySQLToken>) -> SQLFragment {
        var fragment = SQLFragment("")
        var before = ""
        var isPrecision = false
        for token in tokens {
            if token.isSpaced, !fragment.text.isEmpty { fragment.text += " " }
            let spelling = spelling(of: token)
            fragment.text += spelling
            if token.isSymbol(MySQLByte.open) {
                // The digits of a time are no data.
                isPrecision = ["CURRENT_TIMESTAMP", "NOW", "LOCALTIME", "LOCALTIMESTAMP", "CURTIME"].contains(before)
            } else {
                if token.isLiteral, !isPrecision { fragment.holdsLiteral = true }
                isPrecision = false
            }
            if token.kind == .name || token.kind == .word { fragment.names.append(text(of: token)) }
            before = spelling.uppercased()
        }
        return fragment
    }
}
