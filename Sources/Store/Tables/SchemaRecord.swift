/// What a dataset declares of one of its columns: a row of `bauta_schema`, whose ordinal is its place among them.
public struct SchemaRecord: Sendable, Equatable {
    /// What is declared: `column` for its type, `unique`, `subject`, `reference`; `integrity` for what came of it.
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

    static let query = Schema.schema.selection + " WHERE dataset = ? ORDER BY ordinal"

    init(_ row: borrowing Statement) {
        self.init(kind: row.text(2), name: row.text(3), definition: row.text(4))
    }

    /// Its row of `bauta_schema`.
    func row(of dataset: Int, ordinal: Int) -> [QueryValue] {
        [.integer(dataset), .integer(ordinal), QueryValue(kind), QueryValue(name), QueryValue(definition)]
    }
}
