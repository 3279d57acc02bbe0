/// The rules of one column or path: at least one, and only the last has no condition.
public struct ColumnRules: Sendable {
    /// The column's name in the source, or the path of the values.
    public let name: String
    /// The rules, of which the first whose condition holds is used.
    public internal(set) var branches: [Branch]
    /// What becomes of the keys under the wildcards of a path, where the rule says it.
    var keys: KeyRule?
    /// The column that this one joins with: `customers.id`.
    public let references: String?
    /// Where the rule set names it.
    public let place: RulePlace

    /// These rules in a dataset that a glob stands for.
    func named(_ dataset: String, for glob: String) -> ColumnRules {
        var column = self
        column.branches = branches.map { $0.named(dataset, for: glob) }
        column.keys = keys.map {
            KeyRule(branch: $0.branch.named(dataset, for: glob), references: $0.references)
        }
        return column
    }
}

/// What is done with the keys under the wildcards of a path.
struct KeyRule: Sendable {
    /// The rule, which keeps or masks.
    let branch: Branch
    /// The column that the keys join with.
    let references: String?
    /// Where the rule set says it.
    var place: RulePlace { branch.place }

    /// What audits call the keys of the path `path`.
    static func name(_ path: String) -> String { path + "~" }
}
