internal import Records
internal import Rules

/// The keys that the tables of a dump declare.
struct DeclaredKeys {
    /// The tables that fill a dataset.
    private let tables: [BoundTable]
    private let definitions: [TableName: TableSchema]

    /// The keys of `tables`, which `schemas` define.
    init(_ tables: [BoundTable], _ schemas: [DumpSchema]) {
        self.tables = tables
        let all = schemas.flatMap(\.tables).map { ($0.name, $0) }
        definitions = Dictionary(all, uniquingKeysWith: { first, _ in first })
    }

    /// All of them, table by table.
    var promises: [KeyPromise] {
        tables.flatMap { table in
            guard let definition = definitions[table.table] else { return [KeyPromise]() }
            let keys = definition.constraints.compactMap { promise($0, of: table) }
            return keys + definition.indexes.compactMap { promise($0, of: table) }
        }
    }

    private func promise(_ constraint: TableConstraint, of table: BoundTable) -> KeyPromise? {
        switch constraint.kind {
        case .primaryKey, .unique: unique(constraint.name, constraint.columns, of: table)
        case .foreignKey: reference(constraint, of: table)
        case .check, .other: nil
        }
    }

    /// A unique index of plain columns; a condition leaves records out, so nothing is promised of all.
    private func promise(_ index: TableIndex, of table: BoundTable) -> KeyPromise? {
        let words = index.detail.text.uppercased().split { !$0.isLetter }
        guard index.isUnique, !index.columns.isEmpty, !words.contains("WHERE") else { return nil }
        return unique(index.name, index.columns, of: table)
    }

    private func unique(_ name: String?, _ columns: [String], of table: BoundTable) -> KeyPromise? {
        if columns.isEmpty { return nil }
        return KeyPromise(unique: name, columns, of: table.rules.name, in: datasets(of: table.table))
    }

    private func reference(_ constraint: TableConstraint, of table: BoundTable) -> KeyPromise? {
        guard let target = constraint.target, let own = unique(constraint.name, constraint.columns, of: table) else {
            return nil
        }
        let parents = datasets(of: target)
        let known = definitions[target]
        let columns = constraint.targetColumns.isEmpty ? known?.primaryKey ?? [] : constraint.targetColumns
        let name = tables.first { $0.table == target }?.rules.name ?? target.dataset
        let promise = KeyPromise(reference: own, to: name, columns, in: parents)
        if parents.isEmpty { return promise.unchecked(IntegrityReason.noTarget) }
        return columns.count == constraint.columns.count ? promise : promise.unchecked(IntegrityReason.noKey)
    }

    /// The datasets in which the rows of a table are: its own, and those of its partitions.
    private func datasets(of name: TableName) -> [String] {
        tables.filter { $0.table == name || isPartition($0.table, of: name) }.map(\.rules.name)
    }

    /// Whether a table holds a part of another's rows; what only inherits has rows of its own.
    private func isPartition(_ table: TableName, of whole: TableName) -> Bool {
        var next: TableName? = table
        var passed: Set<TableName> = []
        while let name = next, passed.insert(name).inserted, let definition = definitions[name] {
            next = definition.bound == nil ? nil : definition.parent
            if next == whole { return true }
        }
        return false
    }
}

extension TableSchema {
    /// The columns of the primary key; nil where there is none.
    fileprivate var primaryKey: [String]? { constraints.first { $0.kind == .primaryKey }?.columns }
}

/// Why a promise is not checked, in words.
enum IntegrityReason {
    static let noTarget = "the dataset that it refers to is not in this run"
    static let noKey = "the columns that it refers to are not known"
    static let notStaged = "not all of its columns are staged"
    static let inJSON = "it lies in the JSON of a column"
    static let readOnce = "the dump was read only once; name it as a file to have its keys checked"
    static let memory = "a dry run keeps only so many keys, and there are more"
    static let sourceMemory = "source not compared: it has more keys than are kept in memory"
}
