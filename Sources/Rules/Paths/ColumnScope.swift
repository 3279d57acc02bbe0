/// Rules by the name that audits give them, with the rules beside them: a column, its keys, or a path in its JSON.
struct ColumnScope {
    /// The name: `metadata.*`, `metadata.*~` or `arguments->customer.email`.
    let name: String
    /// The rules.
    let column: ColumnRules
    /// The rules of the same record, which its conditions can read.
    let siblings: [ColumnRules]
}

extension DatasetRules {
    /// All rules: each column's own, those of its keys, and those of the JSON inside it.
    var scopes: [ColumnScope] { Self.scopes(columns, prefix: "") }

    private static func scopes(_ columns: [ColumnRules], prefix: String) -> [ColumnScope] {
        columns.flatMap { column in
            let name = prefix + column.name
            let keys = column.keys.map { rule in
                ColumnRules(
                    name: KeyRule.name(column.name), branches: [rule.branch], keys: nil, references: rule.references,
                    place: rule.place)
            }
            let own = [column, keys].compactMap { $0 }.map { rules in
                ColumnScope(name: prefix + rules.name, column: rules, siblings: columns)
            }
            let nested = column.branches.compactMap { $0.nested }
            return own + nested.flatMap { scopes($0.columns, prefix: NestedRules.prefix(name)) }
        }
    }
}
