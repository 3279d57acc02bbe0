internal import Ingest
internal import Records
internal import Rules

/// What a dump holds, looked at before its first row is masked: its definitions, and which tables have rows.
///
/// Rows are passed over. What can be read only once has no survey.
struct DumpSurvey: Sendable {
    /// A table of the dump.
    struct Table: Sendable {
        /// Its name.
        let name: TableName
        /// The columns of its rows.
        let header: [String]
        /// The source in which it was found.
        let source: Int
    }

    /// The tables, in the order of their first rows; then those without rows.
    private(set) var tables: [Table] = []
    /// What each source defines.
    private(set) var schemas: [DumpSchema] = []

    /// Looks at all sources of `opener`'s dump.
    init(_ opener: DumpOpener) throws {
        for source in 0..<opener.count {
            let reader = try opener.open(source).reader
            var seen: Set<TableName> = []
            while let section = try reader.nextSection() {
                guard seen.insert(section.table).inserted else { continue }
                tables.append(Table(name: section.table, header: section.columns, source: source))
            }
            schemas.append(reader.schema)
            for table in reader.schema.tables where !seen.contains(table.name) {
                tables.append(Table(name: table.name, header: table.rowColumns, source: source))
            }
        }
    }

    /// What `binder` decides on the tables, all that does not fit, and the tables that a rule is missing for.
    func decide(_ binder: TableBinder) -> (tables: [BoundTable], findings: [Finding], missing: [TableName]) {
        var bound: [BoundTable] = []
        var missing: [TableName] = []
        var findings: [Finding] = []
        for table in tables {
            let part = binder.dump.part(of: table.source)
            switch binder.bind(table.name, header: table.header, in: schemas[table.source], part: part) {
            case .passedOver: continue
            case .missing(let finding):
                findings.append(finding)
                missing.append(table.name)
            case .filled(let filled):
                bound.append(filled)
                findings += filled.findings
            }
        }
        findings += binder.missingTables(filled: Set(bound.map(\.rules.name)))
        return (bound, findings + ReferenceCheck(ruled(bound)).findings, missing)
    }

    /// The tables that are filled, with what is said of them.
    private func ruled(_ bound: [BoundTable]) -> [RuledTable] {
        bound.compactMap { table in
            for schema in schemas {
                guard let definition = schema.table(table.table) else { continue }
                return RuledTable(definition, schema.dialect, rules: table.rules, columns: table.columns)
            }
            return nil
        }
    }
}
