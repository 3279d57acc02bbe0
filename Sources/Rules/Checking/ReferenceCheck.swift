internal import Masking
internal import Records

/// Looks at the tables of a dump under their rules: what a database of their definitions would refuse.
public struct ReferenceCheck {
    private let tables: [RuledTable]

    /// A look at `tables`.
    public init(_ tables: [RuledTable]) {
        self.tables = tables
    }

    /// The findings of every table by itself, and those of its references.
    public var findings: [Finding] {
        tables.flatMap { table in
            TableCheck(table: table).findings
                + table.schema.constraints.filter { $0.kind == .foreignKey }.flatMap { reference($0, of: table) }
        }
    }

    /// What is wrong with the two sides of a reference.
    private func reference(_ constraint: TableConstraint, of table: RuledTable) -> [Finding] {
        guard let name = constraint.target, let target = tables.first(where: { $0.schema.name == name }) else {
            return []
        }
        let named = constraint.targetColumns
        let columns =
            named.isEmpty ? target.schema.constraints.first { $0.kind == .primaryKey }?.columns ?? [] : named
        return zip(constraint.columns, columns).compactMap { child, parent in
            pair(child, of: table, parent, of: target)
        }
    }

    private func pair(_ child: String, of table: RuledTable, _ parent: String, of target: RuledTable) -> Finding? {
        let branches = [table.column(child), target.column(parent)].map { $0?.branches ?? [] }
        guard let left = branches[0].last, let right = branches[1].last else { return nil }
        let column = table.place(left, child)
        let name = "\(target.rules.name).\(parent)"
        if let mismatch = ConditionCheck.finding(branches[0], at: column, branches[1], name: name) { return mismatch }
        let place = column.with(name)
        let other = SafeText.escaped(name)
        guard left.isAlike(right) else {
            // A null refers to nothing, and what is not staged is not checked.
            if left.methodName == "nullify" || left.isDropped || right.isDropped { return nil }
            return Finding(
                .joinMismatch, at: place,
                "the dump declares that this column refers to '\(other)', which is masked differently",
                cure: "write `references: \(other)`, or use one named mask for both", severity: .error)
        }
        let types = [table.schema.column(named: child), target.schema.column(named: parent)].map { $0?.valueType }
        guard types[0] != types[1] else { return nil }
        return Finding(
            .joinMismatch, at: place,
            "the dump declares that this column refers to '\(other)', which has another type",
            cure: "look at both columns: values that are spelled differently come out different")
    }
}
