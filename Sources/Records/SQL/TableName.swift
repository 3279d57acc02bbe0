/// The name of a table, or of another object of a database, as its catalog has it: without quotes.
public struct TableName: Sendable, Hashable {
    /// The database, where the dump says to which it belongs.
    public var database: String?
    /// The schema; nil where the dialect has none.
    public var schema: String?
    /// The name itself.
    public var name: String

    /// A table `name` in `schema` of `database`.
    public init(_ name: String, schema: String? = nil, database: String? = nil) {
        self.database = database
        self.schema = schema
        self.name = name
    }

    /// What a rule set calls it: `public.customers`, or `customers` where there are no schemas.
    public var dataset: String { schema.map { "\($0).\(name)" } ?? name }

    /// The same with the database before it, where that is known: `shop.public.customers`.
    public var qualified: String { database.map { "\($0).\(dataset)" } ?? dataset }
}
