/// What a table promises of its rows.
public struct TableConstraint: Sendable, Equatable {
    /// The kinds of promises; the raw value is the kind's name in `bauta_schema`.
    public enum Kind: String, Sendable, CaseIterable {
        case primaryKey = "primary-key"
        /// A unique constraint or a unique index of plain columns without a predicate.
        case unique = "unique-key"
        case foreignKey = "foreign-key"
        case check
        /// Another one that the dialect has, such as PostgreSQL's `EXCLUDE`; only its text is known.
        case other = "constraint"
    }

    /// What it promises.
    public var kind: Kind
    /// Its name; nil where the dump gives none.
    public var name: String?
    /// The columns of a key, or those of a foreign key on this side.
    public var columns: [String]
    /// Of a foreign key the table that it refers to.
    public var target: TableName?
    /// Of a foreign key the columns that it refers to; empty for the target's primary key.
    public var targetColumns: [String] = []
    /// The condition of a check, without `CHECK` and its outer parentheses; the whole text of `other`; of a key what
    /// follows its columns, such as `ON DELETE CASCADE DEFERRABLE` or `NULLS NOT DISTINCT`.
    public var detail = SQLFragment("")

    /// A constraint of `kind` over `columns`.
    public init(_ kind: Kind, name: String? = nil, columns: [String] = []) {
        self.kind = kind
        self.name = name
        self.columns = columns
    }
}

/// An index of a table that is no constraint.
public struct TableIndex: Sendable, Equatable {
    /// Its name.
    public var name: String
    /// Whether it is unique.
    public var isUnique: Bool
    /// Its columns, where all its parts are plain columns; empty where one is an expression.
    public var columns: [String]
    /// What makes it, from behind the table's name: `USING gist (fulltext)`, `(lower(email)) WHERE active`; of MySQL
    /// the whole line of the table's definition: `FULLTEXT KEY "i" ("a"(20))`.
    public var detail: SQLFragment

    /// An index `name`.
    public init(_ name: String, isUnique: Bool, columns: [String], detail: SQLFragment) {
        self.name = name
        self.isUnique = isUnique
        self.columns = columns
        self.detail = detail
    }
}
