internal import Ingest
internal import Records
internal import Rules
internal import Store

/// What the records of a dataset are made of, with the rules for it.
enum RecordShape: Sendable {
    /// Rows of a table: how they are written, their columns' names, and the rule of each.
    case rows(CSVDialect, header: [String], columns: [ColumnBinding])
    /// Rows of a table in a dump: how they are written, their columns' names, and the rule of each.
    case table(any DumpRows, header: [String], columns: [ColumnBinding])
    /// JSON objects: the rules of their paths, the last of which holds for what no other names.
    case objects([PathBinding])

    /// The rules, one for each column that is counted by itself.
    var columns: [ColumnBinding] {
        switch self {
        case .rows(_, _, let columns), .table(_, _, let columns): columns
        case .objects(let paths): paths.map(\.column)
        }
    }

    /// The columns' names as the sources spell them; nil where the records are JSON.
    var header: [String]? {
        switch self {
        case .rows(_, let header, _), .table(_, let header, _): header
        case .objects: nil
        }
    }

    /// The columns that the dataset's view shows, in order.
    var shown: [ColumnBinding] {
        switch self {
        case .rows(_, _, let columns), .table(_, _, let columns): columns.filter { !$0.isDropped }
        case .objects(let paths):
            paths.filter { path in
                path.part == .values && path.column.isListed && !path.column.isDropped
                    && !DatasetView.columns(of: [path.path]).isEmpty
            }.map(\.column)
        }
    }

    /// Of JSON the paths that rules name, by their column; none of a table.
    var listedPaths: [Int: JSONPath] {
        guard case .objects(let paths) = self else { return [:] }
        let listed = paths.filter { $0.part == .values && $0.column.isListed }
        return Dictionary(uniqueKeysWithValues: listed.map { ($0.column.ordinal, $0.path) })
    }

    /// The names of the columns that the view shows.
    var shownNames: [String] { shown.map(\.name) }

    /// What the store keeps of the columns' declarations, for whoever makes tables of them.
    func schema(of rules: DatasetRules) -> [SchemaRecord] {
        let shown = shown
        let subject = rules.subject.flatMap { subject in shown.first { $0.isNamed(subject) } }
        return shown.map { SchemaRecord(kind: "column", name: $0.name, definition: $0.type.rawValue) }
            + shown.filter(\.unique).map { SchemaRecord(kind: "unique", name: $0.name) }
            + [subject].compactMap { $0.map { SchemaRecord(kind: "subject", name: $0.name) } }
            + shown.compactMap { column in
                column.references.map { SchemaRecord(kind: "reference", name: column.name, definition: $0) }
            }
    }
}

extension RecordShape {
    /// How the store knows a dataset of such records, which come in `format`.
    func record(of rules: DatasetRules, format: String) -> DatasetRecord {
        var record = DatasetRecord(name: rules.name, format: format, columns: shownNames)
        record.schema = schema(of: rules)
        return record
    }
}

extension ColumnBinding {
    /// Whether `name`, as a rule set spells it, is this column.
    fileprivate func isNamed(_ name: String) -> Bool {
        self.name == name || (try? JSONPath(parsing: name))?.description == self.name
    }

    /// This column and those of the JSON in it, in the order in which they are counted.
    var withNested: [ColumnBinding] {
        [self]
            + branches.flatMap { branch -> [ColumnBinding] in
                guard case .json(let rules) = branch.action else { return [] }
                return rules.bindings.flatMap { $0.column.withNested }
            }
    }
}
