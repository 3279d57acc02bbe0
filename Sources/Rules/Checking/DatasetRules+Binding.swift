internal import Masking
internal import Records

extension DatasetRules {
    /// The columns of a source with their rules, and what does not fit: the one planner of `check` and `run`.
    ///
    /// The bindings are in the order of `header`. Under `unlisted: fail` a column that no rule names is bound to
    /// `drop`, and a finding says that the run must not begin.
    public func bind(header: [String]) -> (bindings: [ColumnBinding], findings: [Finding]) {
        var findings: [Finding] = []
        let bindings = header.enumerated().map { ordinal, name in
            if let rules = column(named: name) { return binding(ordinal, rules, header) }
            if unlisted == .fail { findings.append(unknown(name, ordinal)) }
            return ColumnBinding(
                ordinal: ordinal, name: name, branches: [unlistedBranch(name)], isListed: false, references: nil)
        }
        findings += columns.filter { !header.contains($0.name) }.map { missing($0, header) }
        findings += conditionFindings(header)
        if let subject, !header.contains(subject), column(named: subject) == nil {
            findings.append(absent(subject, "subject", at: "\(place): \(SafeText.escaped(name))", header))
        }
        return (bindings, findings)
    }

    /// What is new since the last run, whose columns were `previous`; a missing column is found by `bind`.
    public func findings(header: [String], since previous: [String]) -> [Finding] {
        header.enumerated().filter { !previous.contains($0.element) }.map { ordinal, column in
            Finding(
                .newColumn, at: "\(place): \(SafeText.escaped(name))",
                "\(SafeText.column(column, ordinal: ordinal)) is new since the last run",
                cure: "look at what it holds, and check its rule")
        }
    }

    private func binding(_ ordinal: Int, _ rules: ColumnRules, _ header: [String]) -> ColumnBinding {
        let branches = rules.branches.map { branch in
            var bound = branch
            bound.condition = branch.condition?.bound(to: header)
            return bound
        }
        return ColumnBinding(
            ordinal: ordinal, name: rules.name, branches: branches, isListed: true, references: rules.references)
    }

    /// What `unlisted` says of a column; `fail` drops it, and a finding stops the run.
    func unlistedBranch(_ column: String) -> Branch {
        Branch(
            condition: nil, action: unlistedMethod.action, label: .column(name, column), maskName: nil,
            descriptor: unlistedMethod.descriptor, parameters: [], attributes: RuleAttributes(),
            onInvalid: onInvalid, place: place)
    }

    private func unknown(_ column: String, _ ordinal: Int) -> Finding {
        let shown = SafeText.column(column, ordinal: ordinal)
        let twin = columns.first { NearName($0.name) == NearName(column) }
        let near = twin.map { ", and a rule names '\(SafeText.escaped($0.name))', \(NearName.difference)" } ?? ""
        return Finding(
            .unknownColumn, at: "\(place): \(SafeText.escaped(name))", "\(shown) has no rule\(near)",
            cure: twin == nil
                ? "give it a rule, or list it under `keep` or `drop`" : "spell the rule as the source does")
    }

    private func missing(_ rules: ColumnRules, _ header: [String]) -> Finding {
        absent(rules.name, "a rule", at: "\(rules.place): \(SafeText.escaped("\(name).\(rules.name)"))", header)
    }

    private func conditionFindings(_ header: [String]) -> [Finding] {
        columns.flatMap { rules in
            rules.branches.flatMap { branch in
                (branch.condition?.entries ?? [])
                    .filter { entry in !header.contains(entry.column) && column(named: entry.column) == nil }
                    .map { entry in
                        let path = SafeText.escaped("\(name).\(rules.name)")
                        return absent(entry.column, "`when`", at: "\(entry.place): \(path)", header)
                    }
            }
        }
    }

    private func absent(_ column: String, _ who: String, at place: String, _ header: [String]) -> Finding {
        let shown = SafeText.escaped(column)
        let twin = header.enumerated().first { NearName($0.element) == NearName(column) }
        let near = twin.map { "; \(SafeText.column($0.element, ordinal: $0.offset)) is there, \(NearName.difference)" }
        return Finding(
            .missingColumn, at: place, "\(who) names '\(shown)', which the source lacks\(near ?? "")",
            cure: twin == nil ? "correct the name, or remove it" : "spell it as the source does")
    }
}
