internal import Masking
internal import Records

/// A standard that a rule set is held to.
public enum Standard: String, Sendable, CaseIterable {
    /// 45 CFR 164.514(b)(2) and (c): no code is derived from what it stands for.
    case hipaaSafeHarbor = "hipaa-safe-harbor"
}

/// Looks for what a standard forbids that the rule set names.
struct StandardCheck {
    let rules: RuleSet

    /// Every rule that derives a code from the value that it replaces.
    var findings: [Finding] {
        guard rules.standards.contains(.hipaaSafeHarbor) else { return [] }
        return rules.datasets.flatMap { dataset in
            dataset.scopes.flatMap { scope in
                scope.column.branches.filter { derives($0) }.map { branch in
                    Finding(
                        .derivedCode, at: .rule(branch.place, "\(dataset.name).\(scope.name)"),
                        "`\(branch.methodName)` derives a code from the value, and 45 CFR 164.514(c)(1) forbids that",
                        cure: "use redact, nullify or drop, or write `class: none` where the values tell nothing of "
                            + "people")
                }
            }
        }
    }

    /// Whether the rule makes a code of the value under a key; a token of a vault is random and comes from no value.
    private func derives(_ branch: Branch) -> Bool {
        guard branch.isMasked, branch.descriptor.needsKey, branch.fieldClass != FieldClass.none else { return false }
        return branch.vaultPath == nil
            && [.pseudonymization, .replacement].contains(branch.descriptor.technique)
    }
}
