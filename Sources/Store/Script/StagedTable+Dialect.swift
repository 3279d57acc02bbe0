internal import Records

extension StagedTable {
    /// Whether one of `names` is a column of the dump's table that is not staged.
    func lacks(_ names: [String]) -> Bool {
        names.contains { stored?.table.column(named: $0) != nil && table.column(named: $0) == nil }
    }

    /// Makes of the table one of another dialect: what only its own understands is left out and told.
    mutating func translate(to target: SQLDialect) {
        let isStaged = Set(values.map(\.name))
        let source = stored?.dialect
        var notes: [String] = []
        change { column in
            if isStaged.contains(column.name) { column.generation = nil }
            notes += Self.translate(&column, from: source, to: target)
        }
        let gone = Set(table.columns.filter { $0.generation != nil }.map(\.name))
        table.columns.removeAll { $0.generation != nil }
        for text in notes.unique { note(text) }
        if table.partitioning != nil || table.parent != nil {
            note("partitions and inheritance are left out: each is a table of its own")
        }
        (table.partitioning, table.parent, table.bound, table.options) = (nil, nil, nil, "")
        translateKeys(to: target, without: gone)
        if target == .mysql { shortenKeys() }
    }

    /// Leaves out sequences that go down, as no other dialect's columns do, and tells which no column takes along.
    mutating func leaveOutSequences() {
        let down = (stored?.sequences ?? []).filter(\.goesDown).map(\.name)
        change { column in
            if let name = column.sequence, down.contains(name), column.identity == nil { column.sequence = nil }
        }
        for sequence in stored?.sequences ?? [] where sequence.owner == nil {
            if table.columns.contains(where: { $0.sequence == sequence.name }) { continue }
            note("sequence '\(SafeText.escaped(sequence.name.name))' is left out: no column there takes its numbers")
        }
    }

    /// Makes of a column one of another dialect, and says what is left out.
    private static func translate(
        _ column: inout TableColumn, from source: SQLDialect?, to target: SQLDialect
    ) -> [String] {
        let name = SafeText.column(column.name)
        var notes: [String] = []
        if column.generation != nil { notes.append("\(name): it is left out: only its own database makes it") }
        if !column.type.isEmpty, column.type != "json" || source != nil {
            column.type = type(of: column, from: source, in: target)
        }
        let isNumbered = column.valueType == .integer && (column.identity != nil || column.numbersRows)
        if let text = column.defaultValue?.text {
            column.defaultValue = defaultValue(text, for: column, in: target).map { SQLFragment($0) }
            if column.defaultValue == nil, !isNumbered || target == .sqlite {
                notes.append("\(name): its default is left out")
            }
        }
        column.identity = isNumbered ? target.numbering : nil
        column.sequence = nil
        column.attributes = ""
        return notes
    }

    private mutating func translateKeys(to target: SQLDialect, without gone: Set<String>) {
        leaveOutConstraints { constraint in
            if [.check, .other].contains(constraint.kind) { return "only its own database understands it" }
            return gone.isDisjoint(with: constraint.columns) ? nil : "a column of it is left out"
        }
        for index in table.constraints.indices {
            // Names that are good for one table there may have to be the schema's only ones here.
            table.constraints[index].name = nil
            table.constraints[index].detail = SQLFragment(Self.actions(in: table.constraints[index].detail.text))
        }
        leaveOutIndexes { index in
            if index.columns.isEmpty { return "only its own database understands it" }
            return gone.isDisjoint(with: index.columns) ? nil : "a column of it is left out"
        }
        for index in table.indexes.indices {
            table.indexes[index].detail = SQLFragment("")
            if target == .postgresql { table.indexes[index].name = "" }
        }
    }

    private static func type(of column: TableColumn, from source: SQLDialect?, in target: SQLDialect) -> String {
        switch target {
        case .postgresql: SQLType(column.type).postgresql(from: source, column.valueType)
        case .mysql: SQLType(column.type).mysql(from: source, column.valueType)
        case .sqlite: SQLType(column.type).sqlite(column.valueType)
        }
    }

    /// A default that every dialect understands; nil for others.
    private static func defaultValue(_ text: String, for column: TableColumn, in target: SQLDialect) -> String? {
        let word = text.lowercased()
        let type = SQLType(column.type).word
        if ["now()", "current_timestamp", "current_timestamp()"].contains(word) {
            let isTime = type.hasPrefix("timestamp") || type == "datetime"
            return isTime || target == .sqlite ? "CURRENT_TIMESTAMP" : nil
        }
        if word == "null" { return "NULL" }
        if word == "true" || word == "false" { return target == .sqlite ? (word == "true" ? "1" : "0") : word }
        if target == .mysql, type.hasSuffix("text") || type.hasSuffix("blob") || type == "json" { return nil }
        if Double(text) != nil, text.utf8.allSatisfy({ $0 < 0x3A }) { return text }
        guard text.utf8.first == UInt8(ascii: "'") else { return nil }
        // A string, perhaps with a cast behind it.
        guard let end = text.lastIndex(of: "'"), end > text.startIndex else { return nil }
        let rest = text[text.index(after: end)...]
        let string = text[...end]
        guard rest.isEmpty || rest.hasPrefix("::"), !string.contains("\\") else { return nil }
        return String(string)
    }

    /// Of what follows a foreign key's columns what happens to its rows.
    private static func actions(in text: String) -> String {
        let words = text.uppercased()
        var actions: [String] = []
        for event in ["ON DELETE", "ON UPDATE"] {
            for action in ["CASCADE", "SET NULL", "RESTRICT"] where words.contains("\(event) \(action)") {
                actions.append("\(event) \(action)")
            }
        }
        return actions.joined(separator: " ")
    }

    /// Gives texts that are part of a key or an index a length, without which MySQL does not take them.
    private mutating func shortenKeys() {
        let keyed = Set(
            table.constraints.flatMap(\.columns) + table.indexes.flatMap(\.columns)
                + table.columns.filter { $0.identity != nil }.map(\.name))
        change { column in
            guard keyed.contains(column.name) else { return }
            let word = SQLType(column.type).word
            if word == "longtext" || column.type.isEmpty && column.valueType == .text {
                column.type = "varchar(255)"
            } else if word == "longblob" || column.type.isEmpty && column.valueType == .binary {
                column.type = "varbinary(255)"
            }
        }
    }
}

extension TableColumn {
    /// Whether the default speaks of a sequence of MariaDB.
    var usesSequence: Bool {
        let text = defaultValue?.text.lowercased() ?? ""
        return ["nextval(", "lastval(", "setval(", " value for "].contains { text.contains($0) }
    }

    /// Whether the default is the next number of a sequence, and no row goes without one.
    fileprivate var numbersRows: Bool {
        guard sequence != nil, !isNullable, let text = defaultValue?.text.lowercased() else { return false }
        return text.contains("nextval(") || text.contains("next value for ")
    }
}

extension SQLDialect {
    /// What makes a column number its rows.
    fileprivate var numbering: String? {
        switch self {
        case .postgresql: "GENERATED BY DEFAULT AS IDENTITY"
        case .mysql: "AUTO_INCREMENT"
        case .sqlite: nil
        }
    }
}
