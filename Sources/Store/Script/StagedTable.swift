internal import Records

/// A dataset as a table of a database: its dump's definition as far as the staged columns carry it.
///
/// Of a dataset without a definition it is what the rules declare; types are empty there.
struct StagedTable {
    /// The dataset.
    let dataset: StoredDataset
    /// What the store knows of the dump's table; nil where the source was no dump.
    let stored: StoredSchema?
    /// The table; a column of it without a type has that of its values.
    var table: TableSchema
    /// The columns that the values of a record belong to, in their order.
    private(set) var values: [TableColumn]
    /// What was left out, and why.
    private(set) var notes: [String] = []

    /// The table of `dataset`.
    init(_ dataset: StoredDataset) {
        let record = dataset.record
        let staged = StagedTable.stagedTypes(record)
        self.dataset = dataset
        stored = record.isJSON ? nil : StoredSchema(records: record.schema)
        guard let stored else {
            table = TableSchema(TableName(record.name))
            values = zip(DatasetView.columnNames(of: record), record.columns + [""]).map { name, column in
                TableColumn(name, type: "", valueType: staged[Array(column.utf8)] ?? .text)
            }
            table.columns = values
            if record.isJSON { table.columns[values.count - 1].type = "json" }
            values = table.columns
            declare(record)
            return
        }
        table = stored.table
        values = record.columns.map { stored.table.column(named: $0) ?? TableColumn($0, type: "") }
        retype(by: staged)
        for index in values.indices where values[index].generation.map({ missing(in: $0.names) != nil }) ?? false {
            values[index].generation = nil
        }
        table.columns = stored.table.columns.compactMap(kept)
        table.columns += values.filter { table.column(named: $0.name) == nil && !isInherited($0) }
        leaveOut()
    }

    /// The columns that rows give values for: the server makes those of generated ones itself.
    var filled: [TableColumn] { values.filter { $0.generation == nil } }

    /// How its dump sets its rows out, where that is known.
    var style: DumpStyle? { stored?.table.style }

    /// Its name in messages.
    var place: String { "dataset '\(SafeText.escaped(dataset.record.name))'" }

    /// The columns of its primary key; none where it has none.
    var primaryKey: [String] { table.constraints.first { $0.kind == .primaryKey }?.columns ?? [] }

    /// Tells of something that was left out.
    mutating func note(_ text: String) { notes.append("\(place): \(text)") }

    // MARK: What the rules declare

    private static func stagedTypes(_ record: DatasetRecord) -> [[UInt8]: ValueType] {
        var types: [[UInt8]: ValueType] = [:]
        for declared in record.schema where declared.kind == "column" {
            types[Array(declared.name.utf8)] = ValueType(rawValue: declared.definition)
        }
        return types
    }

    private mutating func declare(_ record: DatasetRecord) {
        let names = zip(record.columns, values).map { ($0, $1.name) }
        for declared in record.schema {
            guard let name = names.first(where: { $0.0.isSame(as: declared.name) })?.1 else { continue }
            switch declared.kind {
            case "unique": table.constraints.append(TableConstraint(.unique, columns: [name]))
            case "reference":
                var link = TableConstraint(.foreignKey, columns: [name])
                guard let dot = declared.definition.lastIndex(of: ".") else { continue }
                link.target = TableName(String(declared.definition[..<dot]))
                link.targetColumns = [String(declared.definition[declared.definition.index(after: dot)...])]
                table.constraints.append(link)
            default: break
            }
        }
    }

    // MARK: What the dump declares

    /// Takes the type from columns whose staged values are of another one, such as numbers that became tokens.
    private mutating func retype(by staged: [[UInt8]: ValueType]) {
        for index in values.indices {
            guard let type = staged[Array(values[index].name.utf8)], type != values[index].valueType else { continue }
            let isKept = values[index].type.isEmpty || values[index].valueType == .text
            values[index].valueType = type
            if isKept { continue }
            note("\(name(of: values[index])): its type is left out: its staged values are of type '\(type.rawValue)'")
            values[index].type = ""
            values[index].identity = nil
            values[index].defaultValue = nil
            values[index].attributes = ""
        }
    }

    private func name(of column: TableColumn) -> String { SafeText.column(column.name) }

    /// A column of the dump's table: as it is staged, or one that is generated from what is staged; nil for others.
    private func kept(_ column: TableColumn) -> TableColumn? {
        if let value = values.first(where: { $0.name.isSame(as: column.name) }) { return value }
        guard let generation = column.generation else { return nil }
        return missing(in: generation.names) == nil ? column : nil
    }

    /// Whether a value's column is the parent's, whose definition the table takes over.
    private func isInherited(_ column: TableColumn) -> Bool {
        table.parent != nil && table.bound == nil && stored?.table.column(named: column.name) == nil
    }

    /// The first of `names` that is a column of the dump's table and not staged.
    private func missing(in names: [String]) -> String? {
        names.first { name in
            stored?.table.column(named: name) != nil && !values.contains { $0.name.isSame(as: name) }
                && !isKeptGenerated(name)
        }
    }

    private func isKeptGenerated(_ name: String) -> Bool {
        guard let generation = stored?.table.column(named: name)?.generation else { return false }
        return !generation.names.contains { other in
            other != name && stored?.table.column(named: other) != nil && !values.contains { $0.name.isSame(as: other) }
        }
    }

    private mutating func leaveOut() {
        for column in stored?.table.columns ?? []
        where column.generation != nil && table.column(named: column.name) == nil {
            note("\(name(of: column)): it is left out: a column that it is made from is not staged")
        }
        let constraints = table.constraints
        table.constraints = constraints.filter { missing(in: $0.columns + $0.detail.names) == nil }
        for constraint in constraints where !table.constraints.contains(constraint) {
            note("\(constraint.word) is left out: a column of it is not staged")
        }
        let indexes = table.indexes
        table.indexes = indexes.filter { missing(in: $0.columns + $0.detail.names) == nil }
        for index in indexes where !table.indexes.contains(index) {
            note("index '\(SafeText.escaped(index.name))' is left out: a column of it is not staged")
        }
    }

    // MARK: Changes

    /// Changes the columns in the table, and where they have values also there.
    mutating func change(_ body: (inout TableColumn) -> Void) {
        for index in values.indices { body(&values[index]) }
        for index in table.columns.indices {
            let name = table.columns[index].name
            if let value = values.first(where: { $0.name.isSame(as: name) }) {
                table.columns[index] = value
            } else {
                body(&table.columns[index])
            }
        }
    }

    /// Leaves out the constraints for which there is a reason, and tells it.
    mutating func leaveOutConstraints(for reason: (TableConstraint) -> String?) {
        var kept: [TableConstraint] = []
        for constraint in table.constraints {
            if let reason = reason(constraint) {
                note("\(constraint.word) is left out: \(reason)")
            } else {
                kept.append(constraint)
            }
        }
        table.constraints = kept
    }

    /// Leaves out the indexes for which there is a reason, and tells it.
    mutating func leaveOutIndexes(for reason: (TableIndex) -> String?) {
        var kept: [TableIndex] = []
        for index in table.indexes {
            if let reason = reason(index) {
                note("index '\(SafeText.escaped(index.name))' is left out: \(reason)")
            } else {
                kept.append(index)
            }
        }
        table.indexes = kept
    }
}

extension TableConstraint {
    /// What messages call it.
    var word: String {
        let kind =
            switch kind {
            case .primaryKey: "primary key"
            case .unique: "unique key"
            case .foreignKey: "foreign key"
            case .check: "check"
            case .other: "constraint"
            }
        return name.map { "\(kind) '\(SafeText.escaped($0))'" } ?? "\(kind) of \(columns.count) columns"
    }

    /// Whether it keeps rows apart.
    var isKey: Bool { kind == .primaryKey || kind == .unique }
}

extension String {
    /// Whether it is the same name, byte for byte.
    func isSame(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
