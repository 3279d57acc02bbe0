internal import Masking
public import Records

/// What the definition of a table says against the rules of its columns.
struct TableCheck {
    /// The table with its rules.
    let table: RuledTable

    /// Everything that would break in a database of that definition.
    var findings: [Finding] {
        table.schema.constraints.flatMap { promise($0) }
            + table.schema.indexes.filter { $0.isUnique && !$0.columns.isEmpty }.flatMap { unique($0.columns) }
            + table.schema.columns.flatMap { column in
                table.masked(column.name).flatMap { branch in
                    [null(column, branch), length(column, branch), range(column, branch), label(column, branch)]
                        .compactMap { $0 }
                }
            }
    }

    private func promise(_ constraint: TableConstraint) -> [Finding] {
        switch constraint.kind {
        case .primaryKey, .unique: unique(constraint.columns)
        case .check, .other: condition(constraint)
        case .foreignKey: []
        }
    }

    /// A key over one column breaks where its mask makes values equal; one over several may.
    private func unique(_ columns: [String]) -> [Finding] {
        columns.flatMap { name in
            table.masked(name).compactMap { branch -> Finding? in
                guard case .mask(let method) = branch.action else { return nil }
                let severity: Finding.Severity = columns.count == 1 ? .error : .warning
                guard method.uniqueness != .lossy else {
                    return Finding(
                        .uniqueLossy, at: table.place(branch, name),
                        "`\(branch.methodName)` makes values equal, and \(Self.key(columns)) must be unique",
                        cure: "use tokenize or fpe, which never do, or keyed-hash", severity: severity)
                }
                guard method.uniqueness.odds(records: RuleChecker.assumedRecords) > RuleChecker.acceptedOdds else {
                    return nil
                }
                return Finding(
                    .collisionOdds, at: table.place(branch, name),
                    "two values may get one pseudonym, and \(Self.key(columns)) must be unique",
                    cure: "make the pseudonym longer, or use tokenize or fpe, which are never alike",
                    severity: severity)
            }
        }
    }

    /// `the column` or `the key (a, b)`.
    private static func key(_ columns: [String]) -> String {
        columns.count == 1 ? "the column" : "the key (\(SafeText.escaped(columns.joined(separator: ", "))))"
    }

    private func condition(_ constraint: TableConstraint) -> [Finding] {
        let named = table.schema.columns.map { $0.name }.filter { constraint.detail.names.contains($0) }
        return named.flatMap { name in
            table.masked(name).map { branch in
                Finding(
                    .checkAtRisk, at: table.place(branch, name),
                    "the table has a condition on this column that masked values may break",
                    cure: "keep the column, or choose a method whose results fulfil the condition")
            }
        }
    }

    private func null(_ column: TableColumn, _ branch: Branch) -> Finding? {
        guard !column.isNullable, branch.methodName == "nullify" else { return nil }
        return Finding(
            .nullForbidden, at: table.place(branch, column.name), "`nullify` gives null, and the column is NOT NULL",
            cure: "use redact or replace")
    }

    private func length(_ column: TableColumn, _ branch: Branch) -> Finding? {
        guard case .mask(let method) = branch.action, let maximum = column.maximumLength,
            let longest = method.longestResult(of: maximum), longest > maximum
        else { return nil }
        return Finding(
            .resultTooLong, at: table.place(branch, column.name),
            "`\(branch.methodName)` gives up to \(longest) characters, and the column takes \(maximum)",
            cure: "give it a shorter result, or choose a method that keeps the length")
    }

    private func range(_ column: TableColumn, _ branch: Branch) -> Finding? {
        // SQLite's columns take any value.
        guard column.valueType == .integer, table.dialect != .sqlite else { return nil }
        guard branch.givesIntegers else {
            return Finding(
                .typeMismatch, at: table.place(branch, column.name),
                "`\(branch.methodName)` gives no whole number, and the column takes nothing else",
                cure: "use tokenize: integer", severity: .warning)
        }
        guard let limit = column.largestInteger, let largest = branch.largestInteger, largest > limit else {
            return nil
        }
        return Finding(
            .resultTooLong, at: table.place(branch, column.name),
            "`\(branch.methodName)` gives numbers up to \(largest), and the column takes \(limit)",
            cure: limit < 999_999 ? "keep it, or nullify it" : "write `max: \(limit)`")
    }

    private func label(_ column: TableColumn, _ branch: Branch) -> Finding? {
        guard !column.labels.isEmpty, branch.methodName != "nullify" else { return nil }
        if branch.methodName == "replace", branch.parameter("pattern") == nil, let text = branch.parameter("with"),
            column.labels.contains(text)
        {
            return nil
        }
        return Finding(
            .labelBroken, at: table.place(branch, column.name),
            "the column takes only the values of its enumeration, and `\(branch.methodName)` gives others",
            cure: "keep it, nullify it, or replace it by one of them")
    }
}

/// A table of a dump with the rules of its columns.
public struct RuledTable: Sendable {
    /// The rules, whose name is the dataset's.
    public let rules: DatasetRules
    /// What the dump says of the table.
    public let schema: TableSchema
    /// What is done with its columns.
    public let columns: [ColumnBinding]
    /// Whose definition it is.
    public let dialect: SQLDialect

    /// The table of `schema` in `dialect` under `rules`.
    public init(_ schema: TableSchema, _ dialect: SQLDialect, rules: DatasetRules, columns: [ColumnBinding]) {
        self.dialect = dialect
        self.rules = rules
        self.schema = schema
        self.columns = columns
    }

    /// The column called `name`.
    func column(_ name: String) -> ColumnBinding? { columns.first { $0.name.utf8.elementsEqual(name.utf8) } }

    /// The rules that mask the column called `name`.
    func masked(_ name: String) -> [Branch] { column(name)?.branches.filter { $0.isMasked } ?? [] }

    /// Where a rule of the column called `name` stands.
    func place(_ branch: Branch, _ name: String) -> FindingPlace { .rule(branch.place, "\(rules.name).\(name)") }
}
