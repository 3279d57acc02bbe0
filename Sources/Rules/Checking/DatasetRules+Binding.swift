public import Records

extension DatasetRules {
    /// The columns of a source with their rules, and what does not fit: the one planner of `check` and `run`.
    ///
    /// The bindings are in the order of `header`; names are equal only byte for byte. Under `unlisted: fail` a column
    /// that no rule names is bound to `drop`, and a finding says that the run must not begin.
    public func bind(header: [String]) -> (bindings: [ColumnBinding], findings: [Finding]) {
        let binding = HeaderBinding(self, header)
        return (binding.bindings, binding.findings)
    }

    /// The same for rows whose source says what its columns hold: `types`, one for each of `header`.
    ///
    /// A type counts where the rule names none, and where all that the rule gives is of that type.
    public func bind(header: [String], types: [ValueType]) -> (bindings: [ColumnBinding], findings: [Finding]) {
        let bound = bind(header: header)
        return (zip(bound.bindings, types).map { $0.typed($1) }, bound.findings)
    }

    /// The paths of JSON records with their rules, and what is wrong with them.
    ///
    /// The bindings are in the order of the rule set, each followed by that of its masked keys; the last is `**` with
    /// what `unlisted` says. Under `unlisted: fail` it is bound to `drop`, and the run ends where it would be used.
    public func bindPaths() -> (bindings: [PathBinding], findings: [Finding]) {
        let check = PathCheck(columns, prefix: "", of: self)
        let binder = PathBinder(columns: columns, prefix: "", dataset: name, defaults: defaults)
        return (binder.bindings, check.findings + [check.subjectFinding].compactMap { $0 })
    }

    /// What `unlisted` says of a column; `fail` drops it, and a finding stops the run.
    func unlistedBranch(_ column: String) -> Branch { defaults.branch(column, in: name) }

    /// What is said of keys though the records have columns and no keys.
    var keysFindings: [Finding] {
        columns.compactMap { column in
            column.keys.map { keys in
                Finding(
                    .keysUnused, at: .rule(keys.place, "\(name).\(column.name)"),
                    "a column has no keys", cure: "remove `keys`")
            }
        }
    }
}
