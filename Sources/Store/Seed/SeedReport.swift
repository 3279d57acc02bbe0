/// What a seed holds: names and counts, no values.
public struct SeedReport: Sendable, Equatable {
    /// A foreign key of a table.
    public struct ForeignKey: Sendable, Equatable {
        /// The column that refers.
        public var column: String
        /// The place of that column in its table, from 0.
        public var ordinal: Int
        /// The column that it refers to, as the rules write it: `customers.id`.
        public var target: String
        /// How many rows refer to what is not there.
        public var orphans: Int
    }

    /// A table.
    public struct Table: Sendable, Equatable {
        /// Its name.
        public var name: String
        /// How many rows it has.
        public var rows: Int
        /// How many columns it has.
        public var columns: Int
        /// How many indexes it has.
        public var indexes: Int
        /// Its foreign keys, in the columns' order.
        public var foreignKeys: [ForeignKey]

        /// How many rows refer to what is not there, over all foreign keys.
        public var orphans: Int { foreignKeys.reduce(0) { $0 + $1.orphans } }

        /// A table with these counts.
        public init(name: String, rows: Int, columns: Int, indexes: Int, foreignKeys: [ForeignKey] = []) {
            self.name = name
            self.rows = rows
            self.columns = columns
            self.indexes = indexes
            self.foreignKeys = foreignKeys
        }
    }

    /// The tables, by name.
    public var tables: [Table]
    /// What was left out, and why.
    public var notes: [String]

    /// A report on `tables`.
    public init(tables: [Table], notes: [String] = []) {
        self.tables = tables
        self.notes = notes
    }

    /// How many rows refer to what is not there, over all tables.
    public var orphans: Int { tables.reduce(0) { $0 + $1.orphans } }
}

extension SeedReport.ForeignKey {
    /// A foreign key of `column` with `orphans` rows.
    public init(_ column: String, ordinal: Int, to target: String, orphans: Int) {
        self.init(column: column, ordinal: ordinal, target: target, orphans: orphans)
    }
}
