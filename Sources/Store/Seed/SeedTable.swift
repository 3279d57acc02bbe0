internal import Records

/// A table of a seed: the newest dataset of its name, with what it declares of its columns.
struct SeedTable {
    /// A column of the table.
    struct Column {
        /// The column's name, or its path, in the dataset.
        let source: String
        /// Its name in the table, which is also the view's.
        let name: String
        /// What its values are; nil where each keeps its own storage class, as in the view.
        var type: ValueType?
        var isUnique = false
        var isSubject = false
        /// The column that it refers to, as the rules write it: `customers.id`.
        var reference: String?
        /// How texts are stored.
        var storage = SeedStorage()
    }

    /// The dataset.
    let dataset: StoredDataset
    /// The columns in the view's order.
    private(set) var columns: [Column]
    /// The table of the dump that the dataset comes from; nil where there is none.
    private(set) var definition: SeedDefinition?

    /// The table of `dataset`; refuses one that has no columns, or more than SQLite gives a table.
    ///
    /// `definition` is what its dump makes of it.
    init(_ dataset: StoredDataset, _ definition: StagedTable? = nil) throws(StoreError) {
        let record = dataset.record
        let names = DatasetView.columnNames(of: record)
        guard (1...DatasetView.maximumColumns).contains(names.count) else {
            throw .table(record.name, columns: names.count)
        }
        self.dataset = dataset
        columns = names.enumerated().map { index, name in
            record.columns.indices.contains(index)
                ? Column(source: record.columns[index], name: name, declaredBy: record)
                : Column(source: name, name: name, type: .text)
        }
        for index in columns.indices { columns[index].storage = SeedStorage(of: columns[index].type) }
        guard let definition, definition.stored != nil, Set(names.map(DatasetView.folded)).count == names.count,
            zip(definition.values, names).allSatisfy({ $0.name.isSame(as: $1) })
        else { return }
        for (index, value) in definition.values.enumerated() {
            columns[index].isUnique = false
            columns[index].reference = nil
            columns[index].storage = SeedStorage(of: value, from: definition.stored?.dialect)
        }
        self.definition = SeedDefinition(definition)
    }

    /// Leaves out the types of the columns in `places`, whose texts they would alter, and tells of each.
    mutating func dropTypes(of places: Set<Int>) -> [String] {
        places.sorted().map { place in
            let column = columns[place]
            columns[place].type = nil
            columns[place].storage = SeedStorage()
            let type = definition?.dropType(of: place) ?? column.type?.rawValue ?? ""
            return "dataset '\(SafeText.escaped(name))': \(SafeText.column(column.name, ordinal: place)): its type"
                + " '\(SafeText.escaped(type))' is left out: it would make numbers of texts such as 0042"
        }
    }

    /// Its name, which is the dataset's.
    var name: String { dataset.record.name }

    /// The SQL that makes it, with a foreign key for each column in `parents`.
    func creation(parents: [Int: (table: String, column: String)]) -> String {
        if let definition { return definition.creation }
        let definitions = columns.enumerated().map { index, column in
            let type = column.type.map { " \($0.affinity)" } ?? ""
            let reference = parents[index].map {
                " REFERENCES \(DatasetView.quoted($0.table))(\(DatasetView.quoted($0.column)))"
            }
            return DatasetView.quoted(column.name) + type + (reference ?? "")
        }
        return "CREATE TABLE \(DatasetView.quoted(name))(\(definitions.joined(separator: ", ")))"
    }

    /// The SQL that puts one row into it.
    var insertion: String {
        let names = definition == nil ? "" : "(\(columns.map { DatasetView.quoted($0.name) }.joined(separator: ",")))"
        return "INSERT INTO \(DatasetView.quoted(name))\(names)"
            + " VALUES(\(columns.map { _ in "?" }.joined(separator: ",")))"
    }
}

extension SeedTable.Column {
    /// The column of `record` that is called `source` there.
    ///
    /// What a JSON dataset calls text may be any scalar: only a table's text column makes texts of all its values.
    fileprivate init(source: String, name: String, declaredBy record: DatasetRecord) {
        let declared = record.schema.filter { $0.name.utf8.elementsEqual(source.utf8) }
        let type = declared.first { $0.kind == "column" }.flatMap { ValueType(rawValue: $0.definition) } ?? .text
        let keepsClass = type == .dynamic || record.isJSON && type == .text
        self.init(source: source, name: name, type: keepsClass ? nil : type)
        isUnique = declared.contains { $0.kind == "unique" }
        isSubject = declared.contains { $0.kind == "subject" }
        reference = declared.first { $0.kind == "reference" }?.definition
    }
}

extension ValueType {
    /// The word for it in a table's definition, from which SQLite takes the column's affinity.
    fileprivate var affinity: String {
        switch self {
        case .text: "TEXT"
        case .dynamic: ""
        case .integer: "INTEGER"
        case .real: "REAL"
        case .boolean: "BOOLEAN"
        case .binary: "BLOB"
        }
    }
}
