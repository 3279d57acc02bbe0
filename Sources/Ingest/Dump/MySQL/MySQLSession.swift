internal import Records

/// What the statements of a dump have set up to here: a dump is read as the server would read it.
struct MySQLSession {
    /// How the next text is read.
    var syntax = MySQLSyntax()
    /// The database that names without one belong to.
    var database: String?
    /// How `SET NAMES` said that text is written, whatever was set for single statements.
    private(set) var connection = MySQLCharset.utf8
    /// What variables hold that others were set from, by name in lower case.
    private var variables: [String: String] = ["sql_mode": "", "character_set_client": "utf8mb4"]

    /// Carries out a `SET` statement, whose tokens begin behind the word.
    mutating func set(_ tokens: [MySQLToken], of lexer: MySQLLexer) {
        for part in tokens.split(separator: [MySQLByte.comma], of: lexer) { assign(part[...], of: lexer) }
        syntax.setMode(variables["sql_mode"] ?? "")
        syntax.charset = MySQLCharset(named: variables["character_set_client"] ?? "utf8mb4")
    }

    private mutating func assign(_ tokens: ArraySlice<MySQLToken>, of lexer: MySQLLexer) {
        var rest = tokens
        var words: [String] = []
        while let token = rest.first, !token.isSymbol(UInt8(ascii: "=")), !token.isSymbol(UInt8(ascii: ":")) {
            words.append(lexer.text(of: token).lowercased())
            rest = rest.dropFirst()
        }
        if words.first == "names", let name = words.dropFirst().first {
            connection = MySQLCharset(named: name)
            variables["character_set_client"] = name
            return
        }
        if words.starts(with: ["character", "set"]) || words.first == "charset" {
            variables["character_set_client"] = words.last
            return
        }
        rest = rest.drop { $0.kind == .symbol }
        guard let name = words.last.map(Self.plain), let value = rest.first else { return }
        let isReference = value.kind == .variable || (value.kind == .word && variables[Self.key(value, lexer)] != nil)
        variables[name] = isReference ? variables[Self.key(value, lexer)] ?? "" : lexer.text(of: value)
    }

    private static func key(_ token: MySQLToken, _ lexer: MySQLLexer) -> String {
        plain(lexer.text(of: token).lowercased())
    }

    /// The name of a system variable without its scope; those of users keep their `@`.
    private static func plain(_ name: String) -> String {
        guard name.hasPrefix("@@") else { return name }
        return String(name.split(separator: ".").last ?? "").filter { $0 != "@" }
    }
}

extension [MySQLToken] {
    /// The stretches between one of these symbols, as far as they are in no parentheses.
    func split(separator symbols: [UInt8], of lexer: MySQLLexer) -> [[MySQLToken]] {
        var parts: [[MySQLToken]] = [[]]
        var depth = 0
        for token in self {
            if depth == 0, token.kind == .symbol, symbols.contains(token.first) {
                parts.append([])
                continue
            }
            if token.isSymbol(MySQLByte.open) { depth += 1 }
            if token.isSymbol(MySQLByte.close) { depth -= 1 }
            parts[parts.count - 1].append(token)
        }
        return parts
    }
}
