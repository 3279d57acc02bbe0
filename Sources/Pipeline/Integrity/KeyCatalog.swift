internal import Records
internal import Rules

/// Which keys of a run's datasets are collected.
struct KeyCatalog: Sendable {
    private let ruleSet: RuleSet
    /// What rules refer to: `customers.id`.
    private var references: Set<String> = []
    /// The datasets of the run; nil where a dump adds others.
    private var names: Set<String>?
    private let hasher = KeyHasher()
    /// What a dump that was looked at before declares.
    private(set) var declared: [KeyPromise] = []

    /// The keys of the datasets in `plan`, whose dump declares `declared`.
    init(_ ruleSet: RuleSet, plan: RunPlan, declared: [KeyPromise]) {
        self.ruleSet = ruleSet
        self.declared = declared
        if plan.dump == nil { names = Set(plan.datasets.map(\.rules.name)) }
        let rules = plan.datasets.map(\.rules) + (plan.dump == nil ? [] : ruleSet.datasets)
        references = Set(rules.flatMap { $0.columns.compactMap(\.references) })
    }

    /// The keys of a dataset with these rules and `columns`.
    func collection(of rules: DatasetRules, columns: [ColumnBinding]) -> KeyCollection {
        var wanted = columns.filter { $0.unique || refersToRun($0) }.map { [$0.name] }
        for name in names(of: rules) {
            wanted += references.filter { $0.hasPrefix(name + ".") }.sorted().map {
                [String($0.dropFirst(name.count + 1))]
            }
        }
        wanted += declared.flatMap(\.sides).filter { $0.dataset == rules.name }.map(\.columns)
        var seen: Set<[String]> = []
        let tuples = wanted.filter { seen.insert($0).inserted }.compactMap { tuple($0, among: columns) }
        return KeyCollection(tuples: tuples, hasher: hasher)
    }

    /// What a dataset is called in rules: a partition also as the table whose rules it has.
    func names(of rules: DatasetRules) -> [String] {
        let whole = ruleSet.datasets.first { $0.place == rules.place && $0.name != rules.name }
        return [rules.name] + [whole].compactMap { $0?.name }
    }

    private func refersToRun(_ column: ColumnBinding) -> Bool {
        guard let reference = column.references else { return false }
        return names?.contains { reference.hasPrefix($0 + ".") } ?? true
    }

    private func tuple(_ names: [String], among columns: [ColumnBinding]) -> KeyTuple? {
        let found = names.compactMap { name in
            columns.first { !$0.isDropped && $0.name.utf8.elementsEqual(name.utf8) }?.ordinal
        }
        return found.count == names.count ? KeyTuple(columns: names, ordinals: found) : nil
    }
}
