internal import Records

extension RowLayout {
    /// Statements as `mariadb-dump` sets them out, a row on each line.
    static func mysql(_ statement: String) -> RowLayout {
        var style = DumpStyle(.insert, quoting: .all)
        (style.gap, style.between) = ("", "\n")
        return styled(statement, style)
    }

    /// How long statements are where MySQL's programs are not told another length.
    private static let usualBytes = 1_046_528

    /// A statement for each row, which opens the row's parenthesis.
    static func inserts(_ statement: String, isSpaced: Bool = false) -> RowLayout {
        RowLayout(
            statement: Array(statement.utf8), rowStart: [], separator: UInt8(ascii: ","), isSpaced: isSpaced,
            rowEnd: [UInt8(ascii: ")")], statementEnd: Array(";\n".utf8), statementBytes: 0)
    }

    /// Statements that begin with `statement`, set out as `style` says.
    static func styled(_ statement: String, _ style: DumpStyle, isSpaced: Bool = false) -> RowLayout {
        let end = style.passesOverConflicts ? " ON CONFLICT DO NOTHING;\n" : ";\n"
        return RowLayout(
            statement: Array((statement + style.gap).utf8), rowStart: [UInt8(ascii: "(")],
            separator: UInt8(ascii: ","), isSpaced: isSpaced, rowEnd: [UInt8(ascii: ")")],
            between: Array(",\(style.between)".utf8), statementEnd: Array(end.utf8),
            // The next smaller number is that of rows that are no statements.
            statementBytes: style.rows == nil ? style.length ?? usualBytes : Int.max - 1,
            statementRows: style.rows ?? Int.max)
    }
}

extension StagedTable {
    /// `kinds` of the columns, where the dump defines none: it has values without quotes in some.
    func bared(_ kinds: [SQLKind?]) -> [SQLKind?] {
        guard let bare = style?.bare, !bare.isEmpty else { return kinds }
        return zip(values, kinds).map { column, kind in
            let isBare = kind == .text && bare.contains { $0.isSame(as: column.name) }
            return isBare ? .number : kind
        } + kinds.dropFirst(values.count)
    }
}

extension PostgreSQLDefinitions {
    /// How the rows of a table are set out in `style`: as `pg_dump --inserts` does where there is none.
    func inserts(_ table: StagedTable, _ style: DumpStyle?) -> RowLayout {
        var style = style ?? DumpStyle(.insert, quoting: .needed)
        if style.rows == nil { style.rows = 1 }
        // Without a list there are values for all columns: the server makes those of generated ones at the end.
        let made = table.table.columns.reversed().prefix { $0.generation != nil }.count
        let isWhole = table.filled.map(\.name) == table.table.columns.dropLast(made).map(\.name)
        let columns = style.listsColumns || !isWhole ? " (\(names(table.filled, in: style)))" : ""
        let override = style.isOverriding ? " OVERRIDING SYSTEM VALUE" : ""
        var layout = RowLayout.styled(
            "INSERT INTO \(dumped(table))\(columns)\(override) VALUES", style, isSpaced: true)
        if columns.isEmpty { layout.rowEnd = Array((String(repeating: ", DEFAULT", count: made) + ")").utf8) }
        return layout
    }
}

extension MySQLDefinitions {
    /// How the rows of a table are set out: as `mariadb-dump` does where no style is known.
    func inserts(_ table: StagedTable, _ style: DumpStyle?, isDump: Bool) -> RowLayout {
        guard let style else { return .mysql(insertion(table, isDump: isDump)) }
        let names = table.values.map(\.name)
        let isWhole = names == table.table.columns.map(\.name)
        let list = names.map { self.name($0, style) }.joined(separator: ", ")
        let columns = style.listsColumns || !isWhole ? " (\(list))" : ""
        let verb = style.verb == .copy ? DumpStyle.Verb.insert : style.verb
        return .styled("\(verb.rawValue) \(name(table.table.name.name, style))\(columns) VALUES", style)
    }

    private func name(_ name: String, _ style: DumpStyle) -> String {
        switch style.quoting {
        case .all: DatasetView.quoted(name, by: "`")
        case .standard: DatasetView.quoted(name)
        case .needed: SQLKeywords.mysql(name)
        }
    }
}
