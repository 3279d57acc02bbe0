internal import Masking
internal import Records
internal import Rules

/// What a column's rule does, for `bauta explain`.
enum ExplainText {
    /// The rule as text, branch by branch, each with what its method promises.
    static func card(_ column: String, _ explanation: Explanation) -> String {
        let binding = explanation.binding
        var lines = ["\(SafeText.escaped(column)), by \(explanation.place)"]
        lines += facts(explanation).map { "  \($0.0): \(SafeText.escaped($0.1))" }
        for (index, branch) in binding.branches.enumerated() {
            if binding.branches.count > 1 {
                lines.append(
                    "  rule \(index + 1)\(branch.condition == nil ? ", for all others" : ", where its `when` holds"):")
            }
            lines += branchFacts(branch).map { "    \($0.0): \(SafeText.escaped($0.1))" }
        }
        return lines.joined(separator: "\n")
    }

    /// The rule as a JSON object.
    static func json(_ column: String, _ explanation: Explanation) -> String {
        let binding = explanation.binding
        let branches = binding.branches.map { "{" + members(branchFacts($0)) + "}" }
        return
            "{\"column\":\(JSONText.quoted(column)),\"place\":\(JSONText.quoted(explanation.place)),"
            + "\(members(facts(explanation))),"
            + "\"rules\":[\(branches.joined(separator: ","))]}"
    }

    private static func members(_ facts: [(String, String)]) -> String {
        facts.map { "\(JSONText.quoted($0.0)):\(JSONText.quoted($0.1))" }.joined(separator: ",")
    }

    private static func facts(_ explanation: Explanation) -> [(String, String)] {
        let binding = explanation.binding
        return [
            ("type", binding.type.rawValue), ("class", binding.fieldClass?.rawValue ?? "not given"),
            ("category", binding.category ?? "not given"), ("reason", binding.reason ?? "not given"),
            ("on-null", binding.onNull.rawValue), ("on-empty", binding.onEmpty.rawValue),
            ("on-invalid", binding.onInvalid.rawValue),
            ("normalize", binding.normalize.isEmpty ? "no" : binding.normalize.map(\.rawValue).joined(separator: ", ")),
        ] + (binding.references.map { [("references", $0)] } ?? [])
            + (explanation.keyMethod.map { [("keys", $0)] } ?? [])
    }

    private static func branchFacts(_ branch: Branch) -> [(String, String)] {
        var facts: [(String, String)] = []
        if let condition = branch.condition { facts.append(("when", condition.outline { $0 })) }
        facts.append(("method", branch.methodName))
        if case .json(let rules) = branch.action {
            let listed = rules.bindings.map(\.column).filter(\.isListed)
            facts.append(("inside", listed.map(inside).joined(separator: "; ")))
        }
        if branch.isMasked { facts += maskFacts(branch) }
        return facts + (branch.guarantees()?.facts.map { ($0.name, $0.words) } ?? [])
    }

    /// What is said of a rule that masks, beside what it guarantees.
    private static func maskFacts(_ branch: Branch) -> [(String, String)] {
        var facts = [("mask", branch.maskLabel), ("parameters", branch.parametersOutline)]
        if !branch.exceptions.isEmpty { facts.append(("except", branch.exceptions.outline)) }
        if let subject = branch.subject { facts.append(("subject", "\(subject.name), by its \(subject.label)")) }
        if !branch.companions.isEmpty {
            facts.append(("columns", branch.companions.map(\.name).joined(separator: ", ")))
        }
        facts += [
            ("technique", branch.descriptor.technique.rawValue), ("scope", branch.descriptor.scope.rawValue),
            ("key", branch.descriptor.needsKey ? "needed" : "not needed"),
        ]
        return facts
    }

    /// A path of the JSON inside, with the methods for it.
    private static func inside(_ column: ColumnBinding) -> String {
        "\(column.name) \(column.branches.map(\.methodName).joined(separator: " or "))"
    }
}
