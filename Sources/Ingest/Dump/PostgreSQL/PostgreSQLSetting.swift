/// What a `SET` changes of how a dump is read.
enum PostgreSQLSetting: Equatable {
    /// `client_encoding`, by PostgreSQL's name.
    case encoding(String)
    /// `standard_conforming_strings`.
    case standardStrings(Bool)
    /// The first schema of `search_path`.
    case schema(String)
    case other

    /// The setting that `statement` changes.
    init(_ statement: PostgreSQLStatement) {
        var rest = statement
        self = .other
        guard rest.take("set") else { return }
        _ = rest.take("session") || rest.take("local")
        if rest.take("names") {
            self = .encoding(rest.token.text)
            return
        }
        let name = rest.token.text
        rest.next += 1
        guard rest.take(symbol: "=") || rest.take("to") else { return }
        let value = rest.token.text
        switch name {
        case "client_encoding": self = .encoding(value)
        case "standard_conforming_strings":
            self = .standardStrings(!["off", "false", "no", "0", "f", "n"].contains(value.lowercased()))
        case "search_path": self = .schema(Self.schema(value))
        default: break
        }
    }

    /// The schema that `SELECT pg_catalog.set_config('search_path', '…', false)` sets; nil for another statement.
    static func searchPath(in statement: PostgreSQLStatement) -> String? {
        var rest = statement
        guard rest.take("select") else { return nil }
        if rest.take("pg_catalog") { _ = rest.take(symbol: ".") }
        guard rest.take("set_config"), rest.take(symbol: "("), rest.token.text == "search_path" else { return nil }
        rest.next += 1
        guard rest.take(symbol: ",") else { return nil }
        return schema(rest.token.text)
    }

    /// The first of a list of schemas; nothing may have no schema.
    private static func schema(_ list: String) -> String {
        let first = list.split(separator: ",").first.map { $0.filter { $0 != " " && $0 != "\"" } } ?? ""
        return first.isEmpty || first == "pg_catalog" ? PostgreSQLSession.defaultSchema : first
    }
}
