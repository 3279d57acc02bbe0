internal import Records

/// The virtual tables of a database, and by them the tables in which they keep their content.
struct VirtualTables {
    /// What follows the virtual table's name in those of its own tables, by module.
    private static let endings: [String: [String]] = [
        "fts3": fts, "fts4": fts, "fts5": ["data", "idx", "content", "docsize", "config"],
        "rtree": rtree, "rtree_i32": rtree, "geopoly": rtree,
    ]
    private static let fts = ["content", "segments", "segdir", "docsize", "stat"]
    private static let rtree = ["node", "rowid", "parent"]

    private var shadows: Set<String> = []

    /// Takes note of a virtual table, which `text` makes.
    mutating func add(_ text: [UInt8]) throws(SQLFault) {
        var statement = try SQLiteStatement(text)
        guard statement.take("CREATE", "VIRTUAL", "TABLE") else { throw .unexpected(expected: "CREATE VIRTUAL TABLE") }
        _ = statement.take("IF", "NOT", "EXISTS")
        let name = try statement.qualifiedName()
        guard statement.take("USING") else { throw .unexpected(expected: "USING") }
        let module = try statement.name().lowercased()
        for ending in Self.endings[module] ?? [] { addShadow("\(name)_\(ending)") }
    }

    /// Takes note of a table in which a virtual one keeps its content.
    mutating func addShadow(_ name: String) { shadows.insert(name.lowercased()) }

    /// Whether the table called `name` is the content of a virtual one.
    func isShadow(_ name: String) -> Bool { shadows.contains(name.lowercased()) }
}
