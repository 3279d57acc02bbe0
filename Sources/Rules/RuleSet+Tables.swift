public import Records

extension RuleSet {
    /// What is done with a table of a dump.
    public enum TableRules: Sendable {
        /// It is masked by these rules, whose name is the dataset's.
        case rules(DatasetRules)
        /// No rule names it, and it is left out.
        case dropped
        /// No rule names it, and so the run may not go on.
        case missing
    }

    /// The rules for `table`, whose `parents` are the tables that it is a partition of or inherits from, nearest first.
    ///
    /// A dataset of its very name comes first, `shop.public.customers` before `public.customers`; then one of a
    /// parent's name; then the glob with the longest literal part that stands for its name, or for that with the
    /// database before it, which is then the dataset's; then a glob for a parent. Where none does, `unlisted` of the
    /// rule set says what becomes of it, as a dataset's says of columns.
    public func rules(for table: TableName, parents: [TableName] = []) -> TableRules {
        if let rules = listed(table, parents) { return .rules(rules) }
        switch tableDefaults.unlisted {
        case .fail: return .missing
        case .drop: return .dropped
        case .redact, .keep: return .rules(tableDefaults.partition(table.dataset))
        }
    }

    /// Whether no dataset stands for `table`, whose `parents` are as above, so that `unlisted` says what becomes of it.
    public func isUnlisted(_ table: TableName, parents: [TableName] = []) -> Bool { listed(table, parents) == nil }

    /// The rules of the dataset that stands for `table` or the nearest of its `parents`.
    private func listed(_ table: TableName, _ parents: [TableName]) -> DatasetRules? {
        if let exact = named(table) { return exact }
        for parent in parents {
            if let rules = named(parent) { return rules.partition(table.dataset) }
        }
        if let rules = pattern(table) { return rules }
        for parent in parents {
            if let rules = pattern(parent) { return rules.partition(table.dataset) }
        }
        return nil
    }

    /// The dataset that is called as `table` is.
    private func named(_ table: TableName) -> DatasetRules? {
        for name in [table.qualified, table.dataset] {
            if let rules = datasets.first(where: { $0.name.utf8.elementsEqual(name.utf8) }) { return rules }
        }
        return nil
    }

    /// The closest glob that stands for `table`, made for it.
    private func pattern(_ table: TableName) -> DatasetRules? {
        dataset(named: table.dataset) ?? dataset(named: table.qualified)
    }
}

extension DatasetRules {
    /// What holds for a table that no dataset of `file` names.
    init(unnamedTableOf file: RuleFile) throws(RuleFault) {
        let draft = DatasetDraft(name: Placed(value: "", place: RulePlace(file: file.path, line: 1, column: 1)))
        self.init(
            name: "", sources: [], sourcePaths: [], format: nil, records: nil, isJSON: false, dialect: draft.dialect,
            subject: nil,
            expect: nil, columns: [], defaults: try DatasetDefaults(draft, in: file), place: draft.name.place)
    }
}
