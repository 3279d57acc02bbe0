internal import Records
internal import Rules
internal import Store

/// What the last run of each dataset saw, as far as the store holds it.
struct LastRun {
    /// A dataset as it was seen.
    struct Dataset {
        /// Its row.
        let stored: StoredDataset
        /// Its columns and their paths, dropped ones too.
        let fields: [FieldRecord]
        /// What it was made of.
        let sources: [SourceRecord]
        /// Its table; nil where it was none of a dump.
        let schema: StoredSchema?
    }

    /// The datasets by name.
    private(set) var datasets: [String: Dataset] = [:]

    /// What the store at `path` holds.
    init(path: String) throws {
        let reader = try StagingReader(path: path)
        for stored in try reader.newestDatasets() {
            datasets[stored.record.name] = Dataset(
                stored: stored, fields: try reader.fields(of: stored.dataset),
                sources: try reader.sources(of: stored.dataset), schema: StoredSchema(records: stored.record.schema))
        }
    }

    /// How the columns of a dataset with `rules` differ, whose records are of `shape`.
    ///
    /// A column's type is known where the rules tell it. JSON has no columns but those that rules name.
    func findings(_ shape: RecordShape, _ rules: DatasetRules) -> [Finding] {
        guard let last = datasets[rules.name] else { return [] }
        let names = shape.columns.map(\.name)
        let changes = shape.header == nil ? [] : rules.findings(header: names, since: last.columns)
        return changes + retyped(shape.columns, rules, since: last)
    }

    /// How the columns of `table` differ, whose dump defines `schemas`.
    func findings(_ table: BoundTable, in schemas: [DumpSchema]) -> [Finding] {
        guard let last = datasets[table.rules.name] else { return [] }
        let staged = schemas.lazy.compactMap { StagedSchema(table, in: $0) }.first
        let generated = staged?.definition.columns.filter { $0.generation != nil }.map { $0.name } ?? []
        let changes = table.rules.findings(
            header: table.columns.map(\.name), unread: generated, since: last.columns)
        guard let staged, let schema = last.schema else {
            return changes + retyped(table.columns, table.rules, since: last)
        }
        return changes
            + staged.definition.columns.enumerated().compactMap { ordinal, column in
                guard let before = schema.table.column(named: column.name) else { return nil }
                guard last.differs(before, from: column, staged) else { return nil }
                return table.rules.retyped(column.name, ordinal: ordinal, from: before.type, to: column.type)
            }
    }

    /// The columns whose types both the last run and `columns` tell and that are of another one.
    private func retyped(_ columns: [ColumnBinding], _ rules: DatasetRules, since last: Dataset) -> [Finding] {
        let records = last.stored.record.schema.filter { $0.kind == "column" }
        let types = Dictionary(records.map { ($0.name, $0.definition) }) { first, _ in first }
        return columns.compactMap { column in
            guard let before = types[column.name] else { return nil }
            let now = column.type.rawValue
            // Text is what everything is of which nobody says more.
            guard ![before, now].contains(ValueType.text.rawValue), before != now else { return nil }
            return rules.retyped(column.name, ordinal: column.ordinal, from: before, to: now)
        }
    }
}

extension LastRun.Dataset {
    /// The names of its columns; the fields of the JSON in one follow it as `column->path`.
    fileprivate var columns: [String] {
        let paths = fields.map(\.path)
        let known = Set(paths)
        let own = paths.filter { path in
            !path.ranges(of: "->").contains { known.contains(String(path[..<$0.lowerBound])) }
        }
        let generated = schema?.table.columns.filter { $0.generation != nil }.map { $0.name } ?? []
        return own + generated.filter { !known.contains($0) }
    }

    /// Whether the column that was staged as `before` is of another type in the source than `column`, which would be
    /// staged as `staged` has it.
    ///
    /// What was masked may have been staged with a type that stands for its own: then that one is not known.
    fileprivate func differs(_ before: TableColumn, from column: TableColumn, _ staged: StagedSchema) -> Bool {
        let now = [column, staged.table.column(named: column.name)].compactMap { $0 }
        if before.type.isEmpty || column.type.isEmpty { return false }
        if now.contains(where: { $0.type == before.type && $0.labels == before.labels }) { return false }
        let leftOut = stored.record.schema.contains { $0.kind == "left-out" && $0.name == "type" }
        let isKept = fields.first { $0.path == column.name }?.method == "keep"
        return !(leftOut && !isKept && staged.substitutes(of: column).contains(before.type))
    }
}
