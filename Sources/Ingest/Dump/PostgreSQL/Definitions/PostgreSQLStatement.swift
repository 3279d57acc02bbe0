internal import Records

/// A whole statement, token by token; its text is UTF-8.
struct PostgreSQLStatement {
    /// The text of the statement.
    private let text: [UInt8]
    let tokens: [PostgreSQLToken]
    /// The next token.
    var next = 0

    /// The statement that `text` is, as the dump has it after what `session` says.
    init(_ raw: [UInt8], _ session: PostgreSQLSession) throws(PostgreSQLStop) {
        var text = raw
        if session.encoding != .utf8 {
            text = []
            let table = session.encoding == .latin1 ? CharacterTable.latin1 : .windows1252
            table.transcode(raw, into: &text)
        }
        guard unsafe text.withUnsafeBufferPointer({ unsafe TextCheck.isText($0) }) else {
            throw .fault(.unexpected(expected: "text in the dump's encoding"), at: 0)
        }
        self.text = text
        var tokens: [PostgreSQLToken] = []
        try unsafe text.withUnsafeBufferPointer { (buffer) throws(PostgreSQLStop) in
            var lexer = unsafe PostgreSQLLexer(
                buffer, from: 0, isWhole: true, hasStandardStrings: session.hasStandardStrings)
            repeat { tokens.append(try lexer.token()) } while tokens.last?.kind != .end
        }
        for index in tokens.indices { tokens[index].text = try Self.text(of: tokens[index], in: text) }
        self.tokens = tokens
    }

    private static func text(of token: PostgreSQLToken, in text: [UInt8]) throws(PostgreSQLStop) -> String {
        var bytes = Array(text[token.range])
        switch token.kind {
        case .word: return String(decoding: bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
        case .name(let quoting), .string(let quoting):
            let range = bytes.indices
            let value = unsafe bytes.withUnsafeMutableBufferPointer { buffer -> Field? in
                guard let base = buffer.baseAddress else { return nil }
                return unsafe PostgreSQLString.value(in: base, range, quoting)?.field
            }
            guard let value else { throw .fault(.badEscape, at: token.range.lowerBound) }
            return String(decoding: bytes[value.range], as: UTF8.self)
        default: return String(decoding: bytes, as: UTF8.self)
        }
    }

    /// The next token.
    var token: PostgreSQLToken { tokens[min(next, tokens.count - 1)] }

    /// Whether nothing follows but the semicolon.
    var isAtEnd: Bool { token.kind == .end || token.kind == .symbol(UInt8(ascii: ";")) }

    /// Whether the key words `words` are next.
    func isNext(_ words: String...) -> Bool { stand(words) }

    /// Goes over the key words `words` if they are next.
    mutating func take(_ words: String...) -> Bool {
        guard stand(words) else { return false }
        next += words.count
        return true
    }

    private func stand(_ words: [String]) -> Bool {
        guard next + words.count < tokens.count else { return false }
        for (index, word) in words.enumerated() {
            let token = tokens[next + index]
            guard token.kind == .word, token.text == word else { return false }
        }
        return true
    }

    /// Whether the symbol `symbol` is next.
    func isNext(symbol: Unicode.Scalar) -> Bool { token.kind == .symbol(UInt8(ascii: symbol)) }

    /// Goes over the symbol `symbol` if it is next.
    mutating func take(symbol: Unicode.Scalar) -> Bool {
        guard isNext(symbol: symbol) else { return false }
        next += 1
        return true
    }

    /// The fault that something else is next than `expected`.
    func unexpected(_ expected: String) -> PostgreSQLStop {
        .fault(.unexpected(expected: expected), at: token.range.lowerBound)
    }

    /// Goes over the symbol `symbol`, which must be next.
    mutating func expect(_ symbol: Unicode.Scalar) throws(PostgreSQLStop) {
        guard take(symbol: symbol) else { throw unexpected("'\(symbol)'") }
    }

    /// The name that is next.
    mutating func name() throws(PostgreSQLStop) -> String {
        switch token.kind {
        case .word, .name:
            next += 1
            return tokens[next - 1].text
        default: throw unexpected("a name")
        }
    }

    /// The name that is next, and what is before it: `["public", "customers"]`.
    mutating func qualifiedName() throws(PostgreSQLStop) -> [String] {
        var parts = [try name()]
        while take(symbol: ".") { parts.append(try name()) }
        return parts
    }

    /// The names in the parentheses that are next.
    mutating func names() throws(PostgreSQLStop) -> [String] {
        try expect("(")
        var names = [try name()]
        while take(symbol: ",") { names.append(try name()) }
        try expect(")")
        return names
    }

    /// The tokens in the parentheses that are next, behind which the place then is.
    mutating func group() throws(PostgreSQLStop) -> Range<Int> {
        try expect("(")
        let start = next
        while !isNext(symbol: ")") { try skip() }
        next += 1
        return start..<(next - 1)
    }

    /// Goes over a token, or over a pair of parentheses or brackets and all that is in it.
    mutating func skip() throws(PostgreSQLStop) {
        var depth = 0
        repeat {
            switch token.kind {
            case .end: throw unexpected("')'")
            case .symbol(UInt8(ascii: "(")), .symbol(UInt8(ascii: "[")): depth += 1
            case .symbol(UInt8(ascii: ")")), .symbol(UInt8(ascii: "]")): depth -= 1
            default: break
            }
            next += 1
        } while depth > 0
    }

    /// Goes over tokens until one of `words` is next outside parentheses, or a comma, or the end; gives their places.
    mutating func skip(until words: Set<String> = [], comma: Bool = true) throws(PostgreSQLStop) -> Range<Int> {
        let start = next
        while !isAtEnd, !isNext(symbol: ")"), !(comma && isNext(symbol: ",")) {
            if token.kind == .word, words.contains(token.text), next > start { break }
            try skip()
        }
        return start..<next
    }

    /// The spelling of the tokens in `range`, with one blank where there is white space or a comment.
    func spelling(_ range: Range<Int>) -> String {
        var bytes: [UInt8] = []
        for index in range {
            let place = tokens[index].range
            if index > range.lowerBound, tokens[index - 1].range.upperBound < place.lowerBound { bytes.append(0x20) }
            bytes += text[place]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
