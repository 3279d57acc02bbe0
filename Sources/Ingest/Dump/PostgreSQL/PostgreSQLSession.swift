internal import Records

/// What a dump has set for the statements that follow.
struct PostgreSQLSession: Sendable, Equatable {
    /// The encoding of the text.
    var encoding = TextEncoding.utf8
    /// Whether a backslash in `'…'` is text.
    var hasStandardStrings = true
    /// The schema of names without one.
    var schema = Self.defaultSchema
    /// The database, where `\connect` named it.
    var database: String?

    /// Where names without a schema are while nothing is set.
    static let defaultSchema = "public"

    /// The object that `parts` name: a name, or a schema and a name; a database before them is left out.
    func name(_ parts: [String]) -> TableName {
        TableName(parts.last ?? "", schema: parts.count > 1 ? parts[parts.count - 2] : schema, database: database)
    }

    /// The encoding that PostgreSQL calls `spelling`; nil for one that is not read.
    static func encoding(named spelling: String) -> TextEncoding? {
        switch spelling.uppercased().filter({ $0.isLetter || $0.isNumber }) {
        case "UTF8", "UNICODE", "SQLASCII": .utf8
        case "LATIN1", "ISO88591": .latin1
        case "WIN1252", "WINDOWS1252": .windows1252
        default: nil
        }
    }

    /// What a `\connect` begins: everything as the server's default is, in `database`.
    mutating func connect(to database: String) {
        self = PostgreSQLSession()
        self.database = database
    }
}
