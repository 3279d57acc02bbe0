public import Records

/// Writes a script that makes the tables of a store's newest datasets in a database server.
@safe public struct ScriptWriter: ~Copyable {
    /// What a script holds.
    public enum Content: Sendable {
        /// Definitions and rows.
        case all
        /// Rows for tables that are there.
        case rows
        /// Definitions without rows.
        case definitions
    }

    /// Takes bytes of the script; false where nobody reads any more.
    public typealias Sink = (inout [UInt8]) throws(StoreError) -> Bool

    private let store: StagingReader
    private let script: ScriptTables
    private let content: Content
    /// Bytes go to the sink in pieces of about this size.
    private static let piece = 1 << 18

    /// Takes the datasets of `store` that `only` names, all where it names none, for a server of `target`.
    ///
    /// Refuses tables of several databases whose names are the same in the script.
    public init(
        store path: String, as target: SQLDialect, only: [String] = [], content: Content = .all
    ) throws(StoreError) {
        let store = try StagingReader(path: path)
        let script = ScriptTables(try SeedWriter.chosen(only, of: store), for: target)
        var seen: Set<TableName> = []
        for table in script.tables where !seen.insert(table.table.name).inserted {
            throw .query(
                "two tables are called \(table.table.name.dataset) in the script; name one with --only")
        }
        self.store = store
        self.script = script
        self.content = content
    }

    /// What is left out, and why.
    public var notes: [String] { script.notes }

    /// Writes the script to `sink`, unless `goOn` throws before a block.
    public func write(
        to sink: Sink, goOn: () throws(StoreError) -> Void = {}
    ) throws(StoreError) {
        var output: [UInt8] = []
        switch script.target {
        case .mysql: try writeMySQL(&output, sink, goOn)
        case .postgresql, .sqlite: try writePostgreSQL(&output, sink, goOn)
        }
        _ = try sink(&output)
    }

    private func writePostgreSQL(
        _ output: inout [UInt8], _ sink: Sink, _ goOn: () throws(StoreError) -> Void
    ) throws(StoreError) {
        let definitions = PostgreSQLDefinitions(script)
        output += PostgreSQLDefinitions.beginning.utf8
        if content != .rows { output += lines(definitions.beforeRows) }
        if content != .definitions {
            for table in script.tables where table.dataset.records > 0 {
                output += definitions.copy(table).utf8
                var rows = RowScript<CopySpelling>(
                    .copy, columns: table.dataset.record.columns.count, kinds: script.kinds(of: table))
                guard try write(&rows, of: table, &output, sink, goOn) else { return }
                output += "\\.\n".utf8
            }
        }
        output += lines(content == .rows ? definitions.positions : definitions.afterRows)
        output += PostgreSQLDefinitions.end.utf8
    }

    private func writeMySQL(
        _ output: inout [UInt8], _ sink: Sink, _ goOn: () throws(StoreError) -> Void
    ) throws(StoreError) {
        let definitions = MySQLDefinitions(script)
        output += MySQLDefinitions.beginning.utf8
        if content != .rows { output += lines(definitions.beforeRows) }
        if content != .definitions {
            for table in script.tables where table.dataset.records > 0 && !table.values.isEmpty {
                var rows = RowScript<MySQLSpelling>(
                    .mysql(definitions.insertion(table)), columns: table.dataset.record.columns.count,
                    kinds: script.kinds(of: table))
                guard try write(&rows, of: table, &output, sink, goOn) else { return }
                output += "COMMIT;\n".utf8
            }
        }
        output += MySQLDefinitions.middle.utf8
        if content != .rows { output += lines(definitions.afterRows) }
    }

    private func lines(_ statements: [String]) -> [UInt8] {
        statements.flatMap { Array($0.utf8) + [UInt8(ascii: "\n")] }
    }

    /// Writes the rows of a table; false where nobody reads any more.
    private func write<Spelling: ValueSpelling>(
        _ rows: inout RowScript<Spelling>, of table: StagedTable, _ output: inout [UInt8], _ sink: Sink,
        _ goOn: () throws(StoreError) -> Void
    ) throws(StoreError) -> Bool {
        var blocks = try DatasetBlocks(of: table.dataset, in: store)
        while try blocks.next() {
            try goOn()
            try rows.append(blocks.rows, to: &output)
            if output.count >= Self.piece, try !sink(&output) { return false }
        }
        rows.end(&output)
        return true
    }
}

extension RowLayout {
    /// Statements as `mariadb-dump` sets them out, a row on each line.
    static func mysql(_ statement: String) -> RowLayout {
        RowLayout(
            statement: Array(statement.utf8), rowStart: [UInt8(ascii: "(")], separator: UInt8(ascii: ","),
            rowEnd: [UInt8(ascii: ")")], between: Array(",\n".utf8), statementEnd: Array(";\n".utf8),
            statementBytes: 1_046_528)
    }
}
