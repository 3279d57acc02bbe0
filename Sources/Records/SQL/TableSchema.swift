/// A table as a dump defines it.
public struct TableSchema: Sendable, Equatable {
    /// Its name.
    public var name: TableName
    /// Its columns in order, generated ones too.
    public var columns: [TableColumn] = []
    /// Its keys and conditions.
    public var constraints: [TableConstraint] = []
    /// Its other indexes.
    public var indexes: [TableIndex] = []
    /// How it is divided: `RANGE (payment_date)`; nil where it is not.
    public var partitioning: SQLFragment?
    /// The table of which it is a partition or from which it inherits; a rule on that table holds for it.
    public var parent: TableName?
    /// The rows that a partition takes: `FOR VALUES FROM ('…') TO ('…')`, `DEFAULT`; nil of what only inherits.
    public var bound: SQLFragment?
    /// What follows the columns and is no partitioning: `WITHOUT ROWID`, `STRICT`, `ENGINE=InnoDB`; no counters.
    public var options = ""
    /// How its rows are set out, where that is known.
    public var style: DumpStyle?

    /// A table without columns yet.
    public init(_ name: TableName) { self.name = name }

    /// The column called `name`, byte for byte.
    public func column(named name: String) -> TableColumn? {
        columns.first { $0.name.utf8.elementsEqual(name.utf8) }
    }

    /// The names of the columns that rows give values for, in order.
    public var rowColumns: [String] { columns.filter { $0.generation == nil }.map { $0.name } }
}

/// A type that a dump defines.
public struct TypeSchema: Sendable, Equatable {
    /// Its name.
    public var name: TableName
    /// The values of an enumeration; empty for a domain.
    public var labels: [String] = []
    /// Of a domain what follows `AS`: the type, its default, its checks.
    public var domain: SQLFragment?

    /// A type `name`.
    public init(_ name: TableName) { self.name = name }

    /// The type that a domain stands for, without what the domain asks of values; nil where it is none.
    public var baseType: String? {
        guard let words = domain?.text.split(separator: " ", omittingEmptySubsequences: false) else { return nil }
        let clauses: Set<String> = ["CONSTRAINT", "CHECK", "DEFAULT", "NOT", "NULL", "COLLATE"]
        let end = words.firstIndex { clauses.contains($0.uppercased()) } ?? words.endIndex
        return words[..<end].joined(separator: " ")
    }
}

/// A sequence that a dump defines.
public struct SequenceSchema: Sendable, Equatable {
    /// Its name.
    public var name: TableName
    /// Its options: `AS integer START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1`.
    public var options = ""
    /// The table and the column that own it.
    public var owner: (table: TableName, column: String)?
    /// Where it stands, and whether that number was given out.
    public var position: (value: Int, isCalled: Bool)?

    /// A sequence `name`.
    public init(_ name: TableName) { self.name = name }

    /// Whether all is equal.
    public static func == (left: SequenceSchema, right: SequenceSchema) -> Bool {
        left.name == right.name && left.options == right.options && left.owner?.table == right.owner?.table
            && left.owner?.column == right.owner?.column && left.position?.value == right.position?.value
            && left.position?.isCalled == right.position?.isCalled
    }
}
