internal import Records

extension DatasetRules {
    /// The columns of a source with their rules, and what does not fit: the one planner of `check` and `run`.
    ///
    /// The bindings are in the order of `header`; names are equal only byte for byte. Under `unlisted: fail` a column
    /// that no rule names is bound to `drop`, and a finding says that the run must not begin.
    public func bind(header: [String]) -> (bindings: [ColumnBinding], findings: [Finding]) {
        let binding = HeaderBinding(self, header)
        return (binding.bindings, binding.findings)
    }

    /// What is new since the last run, whose columns were `previous`; a missing column is found by `bind`.
    public func findings(header: [String], since previous: [String]) -> [Finding] {
        let known = ColumnNames(previous)
        return header.enumerated().filter { known.index(of: $0.element) == nil }.map { ordinal, column in
            Finding(
                .newColumn, at: "\(place): \(SafeText.escaped(name))",
                "\(SafeText.column(column, ordinal: ordinal)) is new since the last run",
                cure: "look at what it holds, and check its rule")
        }
    }

    /// What `unlisted` says of a column; `fail` drops it, and a finding stops the run.
    func unlistedBranch(_ column: String) -> Branch { defaults.branch(column, in: name) }
}
