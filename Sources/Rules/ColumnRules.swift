/// The rules of one column: at least one, and only the last has no condition.
public struct ColumnRules: Sendable {
    /// The column's name in the source.
    public let name: String
    /// The rules, of which the first whose condition holds is used.
    public internal(set) var branches: [Branch]
    /// The column that this one joins with: `customers.id`.
    public let references: String?
    /// Where the rule set names it.
    public let place: RulePlace
}
