/// What a dataset declares of one of its columns: a row of `bauta_schema`, whose ordinal is its place among them.
public struct SchemaRecord: Sendable, Equatable {
    /// What is declared: `column` for its type, `unique`, `subject`, `reference`; `integrity` for what came of it;
    /// `guarantee` for what its rules guarantee.
    public var kind: String
    /// The column's name or path.
    public var name: String
    /// The type of a `column`, what a `reference` refers to as `customers.id`; else empty.
    public var definition: String

    /// A declaration of `kind` for the column `name`.
    public init(kind: String, name: String, definition: String = "") {
        self.kind = kind
        self.name = name
        self.definition = definition
    }

    /// What the rules of the field `path` guarantee, as a JSON array of one object for each rule.
    public init(guarantees: String, of path: String) {
        self.init(kind: Self.guarantee, name: path, definition: guarantees)
    }

    private static let guarantee = "guarantee"

    /// What the rules of the field `path` guarantee; nil where this speaks of something else.
    public func guarantees(of path: String) -> String? {
        kind == Self.guarantee && name.utf8.elementsEqual(path.utf8) ? definition : nil
    }

    static let query = Schema.schema.selection + " WHERE dataset = ? ORDER BY ordinal"

    init(_ row: borrowing Statement) {
        self.init(kind: row.text(2), name: row.text(3), definition: row.text(4))
    }

    /// Its row of `bauta_schema`.
    func row(of dataset: Int, ordinal: Int) -> [QueryValue] {
        [.integer(dataset), .integer(ordinal), QueryValue(kind), QueryValue(name), QueryValue(definition)]
    }
}
