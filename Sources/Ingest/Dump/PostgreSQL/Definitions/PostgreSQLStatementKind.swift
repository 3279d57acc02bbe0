/// What a statement is, by its first words.
enum PostgreSQLStatementKind: Equatable {
    /// Its rows follow it, or it says where they are.
    case copy
    case insert
    /// It changes how what follows is read.
    case setting
    /// The schema may keep it; the word counts it where that is not so.
    case definition(String)
    /// Only counted, under this word.
    case passed(String)

    private static let creations: [(words: [String], kind: Self)] = [
        (["table"], .definition("table")), (["unlogged", "table"], .definition("table")),
        (["temporary", "table"], .definition("table")), (["temp", "table"], .definition("table")),
        (["index"], .definition("index")), (["unique", "index"], .definition("index")),
        (["sequence"], .definition("sequence")), (["type"], .definition("type")), (["domain"], .definition("domain")),
        (["foreign", "table"], .passed("foreign table")),
        (["foreign", "data", "wrapper"], .passed("foreign data wrapper")),
        (["constraint", "trigger"], .passed("trigger")), (["event", "trigger"], .passed("event trigger")),
        (["materialized", "view"], .passed("materialized view")), (["recursive", "view"], .passed("view")),
        (["user", "mapping"], .passed("user mapping")), (["user"], .passed("role")), (["group"], .passed("role")),
        (["procedure"], .passed("function")), (["routine"], .passed("function")),
        (["operator", "class"], .passed("operator class")), (["operator", "family"], .passed("operator family")),
        (["text", "search"], .passed("text search")), (["access", "method"], .passed("access method")),
        (["default", "privileges"], .passed("grant")), (["default", "conversion"], .passed("conversion")),
        (["large", "object"], .passed("large object")), (["language"], .passed("language")),
    ]
    /// What else is created and altered; the word is the kind.
    private static let nouns: Set<String> = [
        "aggregate", "cast", "collation", "conversion", "database", "extension", "function", "operator", "policy",
        "publication", "role", "rule", "schema", "server", "statistics", "subscription", "system", "tablespace",
        "transform", "trigger", "view",
    ]
    private static let others: [String: String] = [
        "comment": "comment", "grant": "grant", "revoke": "grant", "security": "security label", "drop": "drop",
        "refresh": "materialized view", "begin": "transaction", "start": "transaction", "commit": "transaction",
        "end": "transaction", "rollback": "transaction", "savepoint": "transaction", "release": "transaction",
        "abort": "transaction", "analyze": "maintenance", "vacuum": "maintenance", "reindex": "maintenance",
        "cluster": "maintenance", "checkpoint": "maintenance", "lock": "lock", "do": "function", "call": "function",
        "update": "update", "delete": "delete", "truncate": "truncate", "merge": "update", "values": "select",
        "with": "select", "import": "foreign table", "reassign": "owner", "notify": "notification",
        "listen": "notification", "discard": "setting", "explain": "select", "declare": "cursor", "fetch": "cursor",
        "close": "cursor", "move": "cursor", "prepare": "prepared statement", "execute": "prepared statement",
        "deallocate": "prepared statement", "load": "extension",
    ]

    /// The kind of a statement whose first tokens are `words`; nil for none that PostgreSQL has.
    init?(_ words: [String]) {
        switch words.first {
        case "copy": self = .copy
        case "insert": self = .insert
        case "set", "reset": self = .setting
        case "select":
            let isLargeObject = words.contains { $0.hasPrefix("lo_") || $0 == "lowrite" }
            self = isLargeObject ? .passed("large object") : .definition("select")
        case "create", "alter": self = Self.creation(words)
        case .some(let word):
            guard let kind = Self.others[word] else { return nil }
            self = .passed(kind)
        case nil: return nil
        }
    }

    private static func creation(_ words: [String]) -> Self {
        var rest = words.dropFirst()
        if rest.starts(with: ["or", "replace"]) { rest = rest.dropFirst(2) }
        while let word = rest.first, ["trusted", "procedural", "global", "local"].contains(word) {
            rest = rest.dropFirst()
        }
        let isAlteration = words.first == "alter"
        // A role's own words may be a password; a table's owner is counted as an owner.
        if isAlteration, words.contains("owner"), rest.first != "role" { return .passed("owner") }
        if let known = creations.first(where: { rest.starts(with: $0.words) }) {
            guard isAlteration, case .definition(let word) = known.kind, word != "table", word != "sequence" else {
                return known.kind
            }
            return .passed(word)
        }
        if let noun = rest.first, nouns.contains(noun) { return .passed(noun) }
        if rest.starts(with: ["temporary"]) || rest.starts(with: ["temp"]) {
            return creation(["create"] + rest.dropFirst())
        }
        return .passed("other")
    }
}
