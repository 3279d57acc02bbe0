internal import Records
internal import Rules
internal import Store

/// The tables of a dump as a check compares them with the last run.
struct SeenDump {
    /// Those that fill datasets.
    let tables: [BoundTable]
    /// Those that a rule is missing for.
    var missing: [TableName] = []
    /// The names of all.
    let names: Set<TableName>
    /// What each source defines.
    let schemas: [DumpSchema]

    /// What was found of a dump whose tables `binder` decides on.
    init(_ survey: DumpSurvey, tables: [BoundTable], missing: [TableName]) {
        self.tables = tables
        self.missing = missing
        names = Set(survey.tables.map(\.name))
        schemas = survey.schemas
    }

    /// What was found of a dump while it was read once: `tables` filled datasets, `others` did not.
    init(tables: [BoundTable], others: Set<TableName>, schemas: [DumpSchema]) {
        self.tables = tables
        self.schemas = schemas
        names = others.union(tables.map(\.table)).union(schemas.flatMap { $0.tables.map(\.name) })
    }

    /// What is said of the tables that pass as they are because no rule names them.
    func findings(_ ruleSet: RuleSet) -> [Finding] {
        let kept = tables.filter { table in
            let parents = schemas.lazy.map { $0.ancestors(of: table.table) }.first { !$0.isEmpty }
            return table.rules.unlisted == .keep && ruleSet.isUnlisted(table.table, parents: parents ?? [])
        }
        return [ruleSet.unlistedKept(kept.map(\.table))].compactMap { $0 }
    }
}

extension LastRun {
    /// How the tables and columns of `dump` differ.
    ///
    /// A store may hold tables of other dumps, too: those of this one were made, by one run, of the same sources as a
    /// table that the dump still has.
    func findings(_ dump: SeenDump, _ ruleSet: RuleSet) -> [Finding] {
        let filled = Set(dump.tables.map(\.rules.name))
        let seen = datasets.values.filter(\.isTable).sorted { $0.stored.dataset < $1.stored.dataset }
        let present = seen.filter { filled.contains($0.stored.record.name) || dump.has($0.table) }
        let gone = seen.filter { table in
            !filled.contains(table.stored.record.name) && !dump.has(table.table)
                && present.contains { $0.stored.run == table.stored.run && $0.sources == table.sources }
        }
        let new =
            dump.tables.filter { datasets[$0.rules.name] == nil }.map(\.table)
            + dump.missing.filter { name in
                !seen.contains { $0.table.isSame(as: name) }
            }
        return (present.isEmpty ? [] : new.map { ruleSet.newTable($0) })
            + gone.map { ruleSet.droppedTable($0.table) }
            + dump.tables.flatMap { findings($0, in: dump.schemas) }
    }
}

extension LastRun.Dataset {
    /// Whether a table of a dump filled it.
    fileprivate var isTable: Bool { SQLDialect(rawValue: stored.record.format) != nil }

    /// The table's name.
    fileprivate var table: TableName { schema?.table.name ?? TableName(stored.record.name) }
}

extension SeenDump {
    /// Whether it has a table called `name`.
    fileprivate func has(_ name: TableName) -> Bool { names.contains { $0.isSame(as: name) } }
}

extension TableName {
    /// Whether both may be one table: not every dump says to which database a table belongs.
    fileprivate func isSame(as other: TableName) -> Bool {
        self == other || (database == nil || other.database == nil) && dataset == other.dataset
    }
}
