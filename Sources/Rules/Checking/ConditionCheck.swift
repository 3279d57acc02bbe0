internal import Records

/// Looks for joins whose two sides choose their rules by different conditions.
struct ConditionCheck {
    /// The columns by `DATASET.COLUMN`, with those that join with them.
    private let columns: [(path: String, rules: ColumnRules)]

    /// A look at all columns of `rules`.
    init(_ rules: RuleSet) {
        columns = rules.datasets.flatMap { dataset in
            dataset.scopes.map { (path: "\(dataset.name).\($0.name)", rules: $0.column) }
        }
    }

    /// A finding for each column whose equal values come out different from those that it refers to.
    var findings: [Finding] {
        columns.compactMap { path, rules in
            guard let name = rules.references, let target = columns.first(where: { $0.path == name })?.rules else {
                return nil
            }
            return Self.finding(rules.branches, at: .rule(rules.place, path), target.branches, name: name)
        }
    }

    /// What is said where `child`, at `place`, refers to the column `name` with the rules `parent`.
    ///
    /// A null refers to nothing, so a child may be nullified under any condition, and what is not staged joins with
    /// nothing.
    static func finding(
        _ child: [Branch], at place: FindingPlace, _ parent: [Branch], name: String
    ) -> Finding? {
        guard child.count > 1 || parent.count > 1, !(child + parent).contains(where: { $0.isDropped }) else {
            return nil
        }
        let left = child.filter { $0.methodName != "nullify" }
        if left.allSatisfy({ branch in parent.allSatisfy { branch.isAlike($0) } }) { return nil }
        let areSame =
            child.count == parent.count
            && zip(child, parent).allSatisfy { $0.isAlike($1) && hasEqualCondition($0, $1) }
        if areSame { return nil }
        let other = SafeText.escaped(name)
        return Finding(
            .conditionMismatch, at: place.with(name),
            "equal values of this column and '\(other)' come out different, because their rules hold under different "
                + "conditions", cure: "use the same rules under the same `when` on both sides, or no `when`")
    }

    private static func hasEqualCondition(_ left: Branch, _ right: Branch) -> Bool {
        let sides = [left, right].map { $0.condition?.entries ?? [] }
        return sides[0].count == sides[1].count
            && sides[0].allSatisfy { entry in
                sides[1].contains { $0.column == entry.column && $0.test == entry.test }
            }
    }
}
