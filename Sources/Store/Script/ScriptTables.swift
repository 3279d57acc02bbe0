internal import Records

/// The tables of a script, fitted to each other and to the dialect that they are written in.
struct ScriptTables {
    /// Whose SQL is to be written.
    let target: SQLDialect
    /// The tables, parents first.
    private(set) var tables: [StagedTable]
    /// The types that the tables need.
    private(set) var types: [TypeSchema] = []
    /// The sequences that the tables need.
    private(set) var sequences: [SequenceSchema] = []
    /// The tables by the names that references have for them.
    private var places: [TableName: Int] = [:]

    /// The tables of `datasets`.
    init(_ datasets: [StoredDataset], for target: SQLDialect) {
        self.target = target
        tables = datasets.map(StagedTable.init)
        sortParentsFirst()
        for index in tables.indices {
            places[tables[index].table.name.local] = index
            places[TableName(tables[index].dataset.record.name)] = index
        }
        for table in tables where table.stored?.dialect == target { collect(table) }
        let used = Set(tables.flatMap { $0.table.columns }.compactMap { $0.sequence?.local })
        sequences.removeAll { sequence in
            guard let owner = sequence.owner, !used.contains(sequence.name.local) else { return false }
            return places[owner.table.local] == nil
        }
        for index in tables.indices { fit(index) }
        for index in tables.indices { link(index) }
        let names = tables.map { name(of: $0) }
        for index in tables.indices {
            tables[index].table.name = names[index]
            let target = tables[index].table.parent.flatMap { places[$0.local] }
            tables[index].table.parent = target.map { names[$0] }
            for place in tables[index].table.constraints.indices {
                guard let other = tables[index].table.constraints[place].target?.local else { continue }
                tables[index].table.constraints[place].target = places[other].map { names[$0] }
                if tables[index].table.constraints[place].targetColumns.isEmpty, let parent = places[other] {
                    tables[index].table.constraints[place].targetColumns = tables[parent].primaryKey
                }
            }
        }
    }

    /// What was left out of all tables.
    var notes: [String] { tables.flatMap(\.notes) }

    /// How the values of a table's records are spelled; nil for those of generated columns, but in a dump.
    func kinds(of table: StagedTable, isDump: Bool = false) -> [SQLKind?] {
        table.values.map { column in
            if column.generation != nil, !isDump { return nil }
            let named = types.first { SQLNames.qualified(in: column.type).first == $0.name.local }
            let type = SQLType(named?.baseType ?? column.type)
            return type.kind(of: column.valueType, from: table.stored?.dialect, in: target)
        }
    }

    /// The definition of a type that a column has by its name.
    private func isKnown(_ name: TableName) -> Bool {
        types.contains { $0.name.local == name } || sequences.contains { $0.name.local == name }
            || places[name] != nil
    }

    // MARK: Names

    private func name(of table: StagedTable) -> TableName {
        let name = table.table.name
        switch target {
        case .postgresql:
            return TableName(
                table.stored == nil ? table.dataset.record.name : name.name, schema: name.schema ?? "public")
        case .sqlite: return TableName(table.dataset.record.name)
        case .mysql:
            return TableName(name.schema.map { $0 == "public" ? name.name : "\($0).\(name.name)" } ?? name.name)
        }
    }

    private mutating func sortParentsFirst() {
        var parents: [TableName: TableName] = [:]
        for table in tables {
            if let parent = table.table.parent { parents[table.table.name.local] = parent.local }
        }
        func depth(_ table: StagedTable) -> Int {
            var depth = 0
            var name = table.table.name.local
            while let parent = parents[name], depth < parents.count {
                depth += 1
                name = parent
            }
            return depth
        }
        tables = tables.map { (depth($0), $0) }.enumerated().sorted { left, right in
            (left.element.0, left.offset) < (right.element.0, right.offset)
        }.map(\.element.1)
    }

    private mutating func collect(_ table: StagedTable) {
        for type in table.stored?.types ?? [] where !types.contains(where: { $0.name == type.name }) {
            types.append(type)
        }
        for sequence in table.stored?.sequences ?? [] {
            guard let index = sequences.firstIndex(where: { $0.name == sequence.name }) else {
                sequences.append(sequence)
                continue
            }
            // One of the columns that it numbers is masked.
            if sequence.position == nil { sequences[index].position = nil }
        }
    }

    // MARK: Columns

    private mutating func fit(_ index: Int) {
        if tables[index].stored?.dialect == target {
            if target == .postgresql { fitNames(index) }
            if target == .mysql { fitDefaults(index) }
        } else {
            var table = tables[index]
            table.leaveOutSequences()
            table.translate(to: target)
            tables[index] = table
        }
        // SQLite's own columns may be without a type, for values of each.
        if target == .sqlite, tables[index].stored?.dialect == .sqlite { return }
        let target = target
        tables[index].change { column in
            if column.type.isEmpty { column.type = target.type(of: column.valueType) }
        }
    }

    /// Leaves out what names a function, an operator class or a type that the script does not make.
    private mutating func fitNames(_ index: Int) {
        var table = tables[index]
        var notes: [String] = []
        table.change { column in
            let name = SafeText.column(column.name)
            if unknown(column.type) != nil {
                notes.append("\(name): its type is left out: it is the database's own")
                column.type = ""
                column.defaultValue = nil
            } else if let text = column.defaultValue?.text, unknown(text) != nil || isLost(column) {
                notes.append("\(name): its default is left out: it needs what is not in the store")
                column.defaultValue = nil
            }
        }
        for note in notes.unique { table.note(note) }
        table.leaveOutConstraints(for: { unknown($0.detail.text).map { _ in "it needs what is not in the store" } })
        table.leaveOutIndexes(for: { unknown($0.detail.text).map { _ in "it needs what is not in the store" } })
        tables[index] = table
    }

    /// Leaves out defaults that take numbers from a sequence of MariaDB that the store does not have.
    private mutating func fitDefaults(_ index: Int) {
        var table = tables[index]
        var notes: [String] = []
        table.change { column in
            guard column.defaultValue != nil, isLost(column) else { return }
            notes.append("\(SafeText.column(column.name)): its default is left out: it needs what is not in the store")
            column.defaultValue = nil
        }
        for note in notes.unique { table.note(note) }
        tables[index] = table
    }

    private func unknown(_ text: String) -> TableName? { SQLNames.qualified(in: text).first { !isKnown($0) } }

    /// Whether a column's default takes numbers from a sequence that the store does not have.
    private func isLost(_ column: TableColumn) -> Bool {
        guard column.identity == nil else { return false }
        guard let sequence = column.sequence else { return target == .mysql && column.usesSequence }
        return !sequences.contains { $0.name.local == sequence.local }
    }

    // MARK: References

    private mutating func link(_ index: Int) {
        var table = tables[index]
        if let parent = table.table.parent {
            if let place = places[parent.local] {
                if table.table.bound != nil, tables[place].table.partitioning == nil { table.table.bound = nil }
            } else {
                table.note("its parent is not in the script: it is a table of its own")
                table.table.parent = nil
                table.table.bound = nil
            }
        }
        if let names = table.table.partitioning?.names, table.lacks(names) {
            table.note("it is not partitioned: a column that its partitions are made by is not staged")
            table.table.partitioning = nil
        }
        let child = table
        table.leaveOutConstraints(for: { $0.kind == .foreignKey ? obstacle(to: $0, of: child) : nil })
        tables[index] = table
    }

    private func obstacle(to link: TableConstraint, of child: StagedTable) -> String? {
        guard let target = link.target, let place = places[target.local] else {
            return "the table that it refers to is not in the script"
        }
        let parent = tables[place]
        let columns = link.targetColumns.isEmpty ? parent.primaryKey : link.targetColumns
        let isUnique =
            parent.table.constraints.contains { $0.isKey && Set($0.columns) == Set(columns) }
            || parent.table.indexes.contains { $0.isUnique && Set($0.columns) == Set(columns) }
        guard isUnique || self.target == .mysql && parent.stored?.dialect == .mysql else {
            return "the columns that it refers to are no key"
        }
        for (own, other) in zip(link.columns, columns) {
            guard let left = child.table.column(named: own), let right = parent.table.column(named: other) else {
                return "a column that it refers to is not staged"
            }
            if left.valueType != right.valueType { return "its two sides are staged as different types" }
        }
        return nil
    }
}

extension TableName {
    /// The name without the database, in which all of a script lies.
    var local: TableName { TableName(name, schema: schema) }
}

extension SQLDialect {
    /// The type for values of which nothing else is known.
    func type(of valueType: ValueType) -> String {
        switch self {
        case .postgresql: SQLType.postgresql(valueType)
        case .mysql: SQLType.mysql(valueType)
        case .sqlite: SQLType.sqlite(valueType)
        }
    }
}

extension Array where Element: Hashable {
    /// Its elements without repeats, in order.
    var unique: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
