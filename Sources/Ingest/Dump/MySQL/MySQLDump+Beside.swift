internal import Records

/// Rows in a file beside the dump: `--tab` writes the definition of a table to `NAME.sql`, its rows to `NAME.txt`.
extension MySQLDump {
    /// The rows beside a dump that defines one table and has none itself, or nil.
    func sectionBeside() throws(IngestError) -> DumpSection? {
        guard !isBeside else { return nil }
        isBeside = true
        try ending.check(text)
        guard !hasRows, catalog.schema.tables.count == 1, let table = catalog.schema.tables.first,
            let beside = Self.beside(location)
        else { return nil }
        try text.finish()
        bytesBefore += text.bytesRead
        text = try MySQLText(beside, limits: text.limits, watch: watch)
        stretch = .lines(table.name)
        guard session.connection != .unread else {
            throw .dumpEncoding(source: text.name, command: Self.encodingCommand)
        }
        var rows = MySQLTextRows(source: text.name, latin1: latin1Columns(table.columns, of: table))
        try findLineEnd()
        rows.form = textForm
        return DumpSection(table: table.name, columns: table.columns.map(\.name), rows: rows)
    }

    /// The columns that are in latin1: the client of a dump in UTF-8 has the server write each as it is stored.
    private func latin1Columns(_ columns: [TableColumn], of table: TableSchema) -> Set<Int> {
        guard session.connection == .utf8 else { return Set(columns.indices) }
        let ofTable = Self.charset(in: table.options, after: "CHARSET=")
        return Set(
            columns.indices.filter {
                let own = Self.charset(in: columns[$0].attributes, after: "CHARACTER SET ")
                return columns[$0].valueType == .text && !columns[$0].isAlwaysUTF8 && (own ?? ofTable) == .latin1
            })
    }

    private static func charset(in text: String, after words: String) -> MySQLCharset? {
        guard let start = text.utf8.firstRange(of: words.utf8)?.upperBound else { return nil }
        return MySQLCharset(named: String(text[start...].prefix { $0 != " " }))
    }

    /// The file with the rows, where there is one.
    private static func beside(_ location: SourceLocation) -> SourceLocation? {
        guard case .file(let path, let name) = location else { return nil }
        for ending in [".sql", ".sql.gz"] where path.hasSuffix(ending) && name.hasSuffix(ending) {
            for other in [".txt", ".txt.gz"] {
                let rows = path.dropLast(ending.count) + other
                guard FileStamp(path: String(rows))?.isRegular == true else { continue }
                return .file(path: String(rows), name: name.dropLast(ending.count) + other)
            }
        }
        return nil
    }

    /// Finds out what ends a row where nothing says it and enclosed values leave no doubt.
    private func findLineEnd() throws(IngestError) {
        guard var form = textForm, form.lineEnd == nil else { return }
        if form.quote == nil {
            form.lineEnd = .lf
        } else {
            var cutter = MySQLTextCutter(form)
            while cutter.end(in: text.bytes, from: text.start, target: 1) == nil, !text.isAtEnd {
                try text.checkSize(from: 0)
                try text.fill()
            }
            form.lineEnd = cutter.ending == 2 ? .crlf : .lf
        }
        textForm = form
    }

    /// The same as `cutLines` of rows that are written in `form`.
    private func cutLines(_ form: MySQLTextForm) throws(IngestError) -> Int? {
        var cutter = MySQLTextCutter(form)
        while true {
            if let end = cutter.end(in: text.bytes, from: text.start, target: text.limits.sliceBytes) { return end }
            if text.isAtEnd {
                guard cutter.rowEnd == text.count else { throw text.malformed(.neverCloses(.row), at: cutter.rowEnd) }
                return text.count > 0 ? text.count : nil
            }
            try text.checkSize(from: cutter.rowEnd)
            try text.fill()
        }
    }

    /// How many bytes the lines of the next slice have; nil at the end.
    func cutLines() throws(IngestError) -> Int? {
        if let textForm { return try cutLines(textForm) }
        var searched = 0
        while true {
            let target = text.limits.sliceBytes
            if let end = MySQLTextRows.end(in: text.bytes, from: text.start, target: target, searched: &searched) {
                return end
            }
            if text.isAtEnd { return try lastLines() }
            // Only the row that crosses the target can be too large; the tokenizer looks at the others.
            try text.checkSize(from: max(target - 1, 0))
            try text.fill()
        }
    }

    /// What is left, which has to end with a line feed; nil for nothing.
    private func lastLines() throws(IngestError) -> Int? {
        guard text.count > 0 else { return nil }
        var searched = 0
        let end = MySQLTextRows.end(in: text.bytes, from: text.start, target: text.count, searched: &searched)
        guard end == text.count else {
            var begin = 0
            var place = 0
            while let next = MySQLTextRows.end(in: text.bytes, from: text.start, target: begin + 1, searched: &place) {
                begin = next
            }
            throw text.malformed(.neverCloses(.row), at: begin)
        }
        return text.count
    }
}

extension TableColumn {
    /// Whether the server keeps its text as UTF-8 or ASCII, whatever the table's character set is.
    fileprivate var isAlwaysUTF8: Bool {
        let base = type.lowercased().prefix { $0.isLetter }
        return !["char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set"].contains(base)
    }
}
