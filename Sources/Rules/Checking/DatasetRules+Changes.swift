public import Records

extension DatasetRules {
    /// What is new since the last run, whose columns were `previous`, and what of them is not among `header` any more.
    ///
    /// `unread` are columns that the source has and gives no values for. What a rule names and the source lacks is
    /// found by `bind`, too.
    public func findings(header: [String], unread: [String] = [], since previous: [String]) -> [Finding] {
        let known = ColumnNames(previous)
        let found = ColumnNames(header + unread)
        let new = header.enumerated().filter { known.index(of: $0.element) == nil }.map { ordinal, column in
            Finding(
                .newColumn, at: place(of: column, ordinal),
                "\(SafeText.column(column, ordinal: ordinal)) is new since the last run",
                cure: "look at what it holds, and check its rule")
        }
        let dropped = previous.enumerated().filter { found.index(of: $0.element) == nil }.map { ordinal, column in
            Finding(
                .droppedColumn, at: place(of: column, ordinal),
                "the last run had \(SafeText.column(column, ordinal: ordinal)), which the source lacks",
                cure: "find out whether it was renamed or left out of the export")
        }
        return new + dropped
    }

    /// What is said of `column`, the `ordinal`th, which was of the type `before` in the last run and is of `now`.
    ///
    /// Labels of enumerations may be data and are not shown.
    public func retyped(_ column: String, ordinal: Int, from before: String, to now: String) -> Finding {
        let types = [before, now].map { SafeText.escaped(Self.withoutLiterals($0)) }
        let shown = SafeText.column(column, ordinal: ordinal)
        let message =
            types[0] == types[1]
            ? "\(shown) has other labels than in the last run"
            : "\(shown) is of type \(types[1]) and was of \(types[0]) in the last run"
        return Finding(
            .retypedColumn, at: place(of: column, ordinal), message, cure: "check that its rule still fits")
    }

    /// Where the dataset stands, for what is said of a column of a source.
    private func place(of column: String, _ ordinal: Int) -> FindingPlace {
        .rule(place, name).about("\(name).\(SafeText.name(column, ordinal: ordinal))")
    }

    /// A type's spelling, without what is in parentheses where that may hold a literal.
    private static func withoutLiterals(_ type: String) -> String {
        type.utf8.contains(UInt8(ascii: "'")) ? String(type.prefix { $0 != "(" && $0 != "'" }) : type
    }
}

extension RuleSet {
    /// What is said of a table that the last run of the dump did not have.
    public func newTable(_ table: TableName) -> Finding {
        Finding(
            .newTable, at: .file(path).about(table.dataset),
            "table '\(SafeText.escaped(table.dataset))' is new since the last run",
            cure: "look at what it holds, and check its rules")
    }

    /// What is said of a table that the last run had and the dump lacks.
    public func droppedTable(_ table: TableName) -> Finding {
        Finding(
            .droppedTable, at: .file(path).about(table.dataset),
            "the last run had table '\(SafeText.escaped(table.dataset))', which the dump lacks",
            cure: "find out whether it was renamed or left out of the dump")
    }

    /// What is said of the tables of a dump that no dataset stands for and that pass as they are; nil where none do.
    public func unlistedKept(_ tables: [TableName]) -> Finding? {
        guard let first = tables.first else { return nil }
        let shown = "'\(SafeText.escaped(first.dataset))'"
        return Finding(
            .unlistedKept, at: .file(path),
            tables.count == 1
                ? "table \(shown), which no rule names, passes as it is"
                : "\(tables.count) tables that no rule names pass as they are, \(shown) the first of them",
            cure: "write `unlisted: fail` and give them rules")
    }
}
