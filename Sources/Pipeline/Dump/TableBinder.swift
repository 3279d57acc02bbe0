internal import Ingest
internal import Records
internal import Rules

/// Decides what is done with each table of a dump.
struct TableBinder: Sendable {
    /// The rules.
    let ruleSet: RuleSet
    /// The dump and what it may fill.
    let dump: PlannedDump

    /// What is done with a table.
    enum Decision: Sendable {
        /// It fills a dataset.
        case filled(BoundTable)
        /// It is left out.
        case passedOver
        /// No rule names it, and the run may not go on.
        case missing(Finding)
    }

    /// The decision on `table`, whose rows have the columns `header`; `schema` is what its dump defines.
    func bind(_ table: TableName, header: [String], in schema: DumpSchema, part: Int) -> Decision {
        let wanted = dump.parts[part].wanted
        switch ruleSet.rules(for: table, parents: schema.ancestors(of: table)) {
        case .dropped: return .passedOver
        case .missing: return wanted == nil ? .missing(missing(table)) : .passedOver
        case .rules(let rules):
            if let wanted, !wanted.contains(rules.name) { return .passedOver }
            let definition = schema.table(table)
            let types = header.map { definition?.column(named: $0)?.valueType ?? .text }
            let bound = rules.bind(header: header, types: types)
            return .filled(
                BoundTable(
                    table: table, part: part, rules: rules, header: header, columns: bound.bindings,
                    findings: bound.findings))
        }
    }

    private func missing(_ table: TableName) -> Finding {
        Finding(
            .unknownTable, at: .file(ruleSet.path).about(table.dataset),
            "table '\(SafeText.escaped(table.dataset))' has no rule",
            cure: "name it under `datasets`, or say with `unlisted` what becomes of tables that no rule names")
    }

    /// The datasets that the dump should fill and `filled` does not name.
    func missingTables(filled: Set<String>) -> [Finding] {
        dump.expected.filter { !filled.contains($0) }.map { name in
            let place = ruleSet.dataset(named: name).map { FindingPlace.rule($0.place, name) }
            return Finding(
                .missingTable, at: place ?? .dataset(name), "the dump has no such table",
                cure: "correct the name, or give the dataset a `source`")
        }
    }
}

/// A table that fills a dataset.
struct BoundTable: Sendable {
    /// The table.
    let table: TableName
    /// The part of the dump that it comes from.
    let part: Int
    /// Its rules, whose name is the dataset's.
    let rules: DatasetRules
    /// The columns of its rows.
    let header: [String]
    /// What is done with each.
    let columns: [ColumnBinding]
    /// What does not fit.
    let findings: [Finding]
}

extension DumpSchema {
    /// The tables that `table` is a partition of or inherits from, nearest first.
    func ancestors(of table: TableName) -> [TableName] {
        var found: [TableName] = []
        var next = self.table(table)?.parent
        while let parent = next, !found.contains(parent) {
            found.append(parent)
            next = self.table(parent)?.parent
        }
        return found
    }
}
