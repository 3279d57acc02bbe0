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

    /// How a script is written.
    public enum Style: Sendable {
        /// As is fastest to load, for a server that may be of another kind than the source.
        case seed
        /// As the source's own program writes a dump: rows as they were there.
        case dump
        /// A dump of PostgreSQL with an `INSERT` for each row.
        case inserts
    }

    private let store: StagingReader
    private let script: ScriptTables
    private let content: Content
    private let style: Style
    /// How eagerly blocks are read while the script is written.
    public var pace = ReaderPace(givesWay: false)
    /// Bytes go to the sink in pieces of about this size.
    private static let piece = 1 << 18

    /// Takes the datasets of `store` that `only` names, all where it names none, for a server of `target`.
    ///
    /// Refuses tables of several databases whose names are the same in the script, and a dump of what does not come
    /// from one.
    public init(
        store path: String, as target: SQLDialect, only: [String] = [], content: Content = .all, style: Style = .seed
    ) throws(StoreError) {
        let store = try StagingReader(path: path)
        let script = ScriptTables(try SeedWriter.chosen(only, of: store), for: target)
        var seen: Set<TableName> = []
        for table in script.tables where !seen.insert(table.table.name).inserted {
            let name = SafeText.escaped(table.table.name.dataset)
            throw .query("two tables are called '\(name)' in the script; name one of their datasets")
        }
        for sequence in script.sequences where !seen.insert(sequence.name.local).inserted {
            let name = SafeText.escaped(sequence.name.dataset)
            throw .query("two sequences or tables are called '\(name)' in the script; name one of their datasets")
        }
        for table in script.tables where style != .seed && table.stored?.dialect != target {
            throw .query(
                "\(table.place) comes from no dump of \(target.rawValue); 'bauta seed --as' translates, and export"
                    + " has --format csv")
        }
        self.store = store
        self.script = script
        self.content = content
        self.style = style
    }

    /// What is left out, and why.
    public var notes: [String] { script.notes }

    /// Writes the script to `sink`, unless `goOn` throws before a block.
    public func write(
        to sink: Sink, goOn: () throws(StoreError) -> Void = {}
    ) throws(StoreError) {
        var output: [UInt8] = []
        let isRead =
            switch script.target {
            case .mysql: try writeMySQL(&output, sink, goOn)
            case .postgresql: try writePostgreSQL(&output, sink, goOn)
            case .sqlite: try writeSQLite(&output, sink, goOn)
            }
        if isRead { _ = try sink(&output) }
    }

    private func writePostgreSQL(
        _ output: inout [UInt8], _ sink: Sink, _ goOn: () throws(StoreError) -> Void
    ) throws(StoreError) -> Bool {
        let definitions = PostgreSQLDefinitions(script)
        output += PostgreSQLDefinitions.beginning.utf8
        if content != .rows { output += lines(definitions.beforeRows) }
        for table in filled {
            if style == .inserts || style == .dump && table.style.map({ $0.verb != .copy }) ?? false {
                let layout = definitions.inserts(table, style == .dump ? table.style : nil)
                var rows: RowScript<PostgreSQLSpelling> = rows(layout, of: table)
                guard try write(&rows, of: table, &output, sink, goOn) else { return false }
                continue
            }
            output += (style == .dump ? definitions.dumpedCopy(table) : definitions.copy(table)).utf8
            var rows: RowScript<CopySpelling> = rows(.copy, of: table)
            guard try write(&rows, of: table, &output, sink, goOn) else { return false }
            output += "\\.\n".utf8
        }
        if content == .rows {
            output += lines(definitions.positions)
        } else {
            output += lines(definitions.afterRows)
        }
        output += PostgreSQLDefinitions.end.utf8
        return true
    }

    private func writeMySQL(
        _ output: inout [UInt8], _ sink: Sink, _ goOn: () throws(StoreError) -> Void
    ) throws(StoreError) -> Bool {
        let definitions = MySQLDefinitions(script)
        output += MySQLDefinitions.beginning.utf8
        if style == .dump, filled.contains(where: { $0.style?.quoting == .standard }) {
            output += MySQLDefinitions.standardQuotes.utf8
        }
        if content != .rows { output += lines(definitions.beforeRows) }
        for table in filled where !table.values.isEmpty {
            let known = style == .dump ? table.style : nil
            let layout = definitions.inserts(table, known, isDump: style == .dump)
            switch style == .dump ? known?.bytes ?? .quoted : .hexadecimal {
            case .quoted:
                var rows: RowScript<MySQLDumpSpelling> = rows(layout, of: table)
                guard try write(&rows, of: table, &output, sink, goOn) else { return false }
            case .introduced:
                var rows: RowScript<MySQLIntroducedSpelling> = rows(layout, of: table)
                guard try write(&rows, of: table, &output, sink, goOn) else { return false }
            case .hexadecimal:
                var rows: RowScript<MySQLSpelling> = rows(layout, of: table)
                guard try write(&rows, of: table, &output, sink, goOn) else { return false }
            }
            output += "COMMIT;\n".utf8
        }
        output += MySQLDefinitions.middle.utf8
        output += lines(content == .rows ? definitions.positions : definitions.afterRows)
        return true
    }

    private func writeSQLite(
        _ output: inout [UInt8], _ sink: Sink, _ goOn: () throws(StoreError) -> Void
    ) throws(StoreError) -> Bool {
        output += "PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n".utf8
        for table in script.tables {
            if content != .rows { output += lines([SeedDefinition(table).creation + ";"]) }
            guard content != .definitions, table.dataset.records > 0 else { continue }
            let name = SQLKeywords.sqlite(table.table.name.name)
            var rows: RowScript<SQLiteSpelling> = rows(.inserts("INSERT INTO \(name) VALUES("), of: table)
            guard try write(&rows, of: table, &output, sink, goOn) else { return false }
        }
        if content != .rows {
            output += lines(script.tables.flatMap { SeedDefinition($0).indexes }.map { $0 + ";" })
        }
        output += "COMMIT;\n".utf8
        return true
    }

    /// The tables whose rows are written; a dump has a `COPY` of none, too.
    private var filled: [StagedTable] {
        guard content != .definitions else { return [] }
        return script.tables.filter { $0.dataset.records > 0 || style == .dump && $0.style?.verb == .copy }
    }

    private func rows<Spelling: ValueSpelling>(_ layout: RowLayout, of table: StagedTable) -> RowScript<Spelling> {
        let kinds = script.kinds(of: table, isDump: style == .dump && script.target == .mysql)
        return RowScript(
            layout, columns: table.dataset.record.columns.count, kinds: style == .seed ? kinds : table.bared(kinds))
    }

    private func lines(_ statements: [String]) -> [UInt8] {
        statements.flatMap { Array($0.utf8) + [UInt8(ascii: "\n")] }
    }

    /// Writes the rows of a table; false where nobody reads any more.
    private func write<Spelling: ValueSpelling>(
        _ rows: inout RowScript<Spelling>, of table: StagedTable, _ output: inout [UInt8], _ sink: Sink,
        _ goOn: () throws(StoreError) -> Void
    ) throws(StoreError) -> Bool {
        var blocks = try DatasetBlocks(of: table.dataset, in: store, pace: pace)
        while try blocks.next() {
            try goOn()
            try rows.append(blocks.rows, to: &output)
            if output.count >= Self.piece, try !sink(&output) { return false }
        }
        rows.end(&output)
        return true
    }
}
