internal import Masking
internal import Records

/// What is unsafe in the rules of one column, of its keys, or of a path in its JSON.
struct ColumnCheck {
    let dataset: DatasetRules
    let scope: ColumnScope
    /// Whether another column refers to it.
    let isJoined: Bool
    /// The known number of records.
    let records: Int?

    var findings: [Finding] {
        scope.column.branches.flatMap { branch in
            [kept(branch), mistyped(branch), lossy(branch), odds(branch)].compactMap { $0 } + revealed(branch)
        }
    }

    /// A column whose values identify records: a join or a count by it must come out as in production.
    private var isKey: Bool { isJoined || scope.column.references != nil || dataset.subject == scope.name }

    private func place(_ branch: Branch) -> FindingPlace { .rule(branch.place, "\(dataset.name).\(scope.name)") }

    private func kept(_ branch: Branch) -> Finding? {
        guard branch.isKept, branch.reason == nil else { return nil }
        let kind: FindingKind
        let what: String
        switch branch.fieldClass {
        case .sensitive: (kind, what) = (.sensitiveKept, "a sensitive column")
        case .direct: (kind, what) = (.directKept, "a direct identifier")
        case .freeText: (kind, what) = (.freeTextKept, "free text")
        case _ where isSpecial(branch): (kind, what) = (.specialCategoryKept, "a special category of personal data")
        default: return nil
        }
        return Finding(
            kind, at: place(branch), "\(what) is kept without a reason", cure: "mask it, or write `keep: REASON`")
    }

    /// What `category` calls the special categories of the GDPR, Article 9(1).
    private static let specialCategories: Set<String> = [
        "belief", "biometric", "biometrics", "ethnic origin", "ethnicity", "genetic", "genetics", "health", "origin",
        "political opinion", "racial origin", "religion", "religion or conviction", "sex life", "sexual orientation",
        "trade union", "trade union membership",
    ]

    private func isSpecial(_ branch: Branch) -> Bool {
        branch.category.map { Self.specialCategories.contains($0.lowercased()) } ?? false
    }

    private func mistyped(_ branch: Branch) -> Finding? {
        let type = branch.declaredType
        guard branch.isMasked, [.integer, .real, .boolean].contains(type), !branch.gives(type) else { return nil }
        let words =
            switch type {
            case .real: (gives: "number", cure: "round or add-noise")
            case .boolean: (gives: "`true` or `false`", cure: "pick-from: [\"true\", \"false\"], or shuffle")
            default: (gives: "whole number", cure: "tokenize: integer")
            }
        return Finding(
            .typeMismatch, at: place(branch),
            "`\(branch.methodName)` gives no \(words.gives) for a column of type \(type.rawValue)",
            cure: "use \(words.cure), or remove `type`")
    }

    private func lossy(_ branch: Branch) -> Finding? {
        guard case .mask(let method) = branch.action else { return nil }
        guard method.uniqueness == .lossy else { return normalized(branch) }
        if branch.unique {
            return Finding(
                .uniqueLossy, at: place(branch),
                "`\(branch.methodName)` makes different values of a unique column equal",
                cure: "use tokenize or fpe, which never do, or remove `unique`")
        }
        guard isKey else { return nil }
        return Finding(
            .joinLossy, at: place(branch),
            "`\(branch.methodName)` makes different values equal, and this column is joined",
            cure: "use tokenize, fpe or keyed-hash")
    }

    private func normalized(_ branch: Branch) -> Finding? {
        guard branch.unique, !branch.normalize.isEmpty else { return nil }
        return Finding(
            .uniqueLossy, at: place(branch), "`normalize` makes different values of a unique column equal",
            cure: "remove `normalize` or `unique`")
    }

    private func odds(_ branch: Branch) -> Finding? {
        guard case .mask(let method) = branch.action, case .probabilistic = method.uniqueness else { return nil }
        let count = records ?? RuleChecker.assumedRecords
        let odds = method.uniqueness.odds(records: count)
        guard odds > RuleChecker.acceptedOdds else { return nil }
        return Finding(
            .collisionOdds, at: place(branch),
            "two of \(count) values get one pseudonym with odds of \(Self.words(odds))",
            cure: "make the pseudonym longer, or use tokenize or fpe, which are never alike",
            severity: branch.unique || isKey ? .error : .warning)
    }

    /// `1 in 300`, or `1 in 1` where it is all but certain.
    private static func words(_ odds: Double) -> String { "1 in \(Int((1 / min(1, odds)).rounded()))" }

    private func revealed(_ branch: Branch) -> [Finding] {
        (branch.condition?.columns ?? []).compactMap { name in
            guard let read = scope.siblings.first(where: { $0.name == name }),
                read.branches.contains(where: { !$0.isKept })
            else {
                return nil
            }
            return Finding(
                .whenOnMasked, at: place(branch).with("\(dataset.name).\(name)"),
                "`when` reads '\(SafeText.escaped(name))', which is not kept: which rule was used tells its value",
                cure: "decide by a column that is kept")
        }
    }
}
