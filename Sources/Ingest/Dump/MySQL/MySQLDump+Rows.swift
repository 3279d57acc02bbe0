internal import Records

/// Rows of `INSERT` statements.
extension MySQLDump {
    /// The stretch that `insert` begins, whose first row begins at the place.
    func section(of insert: MySQLInsert) throws(IngestError) -> DumpSection {
        guard insert.syntax.charset != .unread else {
            throw .dumpEncoding(source: text.name, command: Self.encodingCommand)
        }
        try beginStyle(of: insert)
        let columns = try columns(of: insert)
        let rows = MySQLRows(syntax: insert.syntax, head: insert.head)
        return DumpSection(table: insert.table, columns: columns, rows: rows)
    }

    /// The columns that the rows have: those that are listed, or all of the table.
    ///
    /// Some clients leave generated columns out and some do not, so the first row decides.
    private func columns(of insert: MySQLInsert) throws(IngestError) -> [String] {
        if let columns = insert.columns { return columns }
        guard let table = catalog.schema.table(insert.table) else { throw text.malformed(.unknownTable, at: 0) }
        let all = table.columns.map(\.name)
        let plain = table.rowColumns
        guard all.count != plain.count else { return all }
        var cutter = MySQLRowCutter(insert.syntax, head: insert.head)
        while true {
            switch cutter.find(in: text, target: 1) {
            case .rowEnd(let end):
                let range = text.start..<(text.start + end)
                var lexer = MySQLLexer(text.bytes, range, syntax: insert.syntax)
                guard let tokens = try? lexer.all() else { return plain }
                let values = Array(tokens.dropFirst().dropLast()).split(separator: [MySQLByte.comma], of: lexer)
                return values.count == all.count ? all : plain
            case .statementEnd: return plain
            case .needsMore: try fillForRow(insert)
            }
        }
    }

    /// Goes to the parenthesis that opens the next row; false where the stretch ends.
    func reachRow(of insert: MySQLInsert) throws(IngestError) -> Bool {
        if phase == .afterRow {
            try passBlanks(insert.syntax)
            if text.bytes[text.start...].first == MySQLByte.comma {
                text.advance(1)
                try reachParenthesis(insert.syntax)
                return true
            }
            statement.end(at: text.place.offset)
            try passDelimiter(insert.syntax)
            phase = .afterStatement
        }
        guard phase == .afterStatement else { return true }
        guard pending == nil else { return false }
        guard try readToRows(), let next = pending, insert.isContinued(by: next) else { return false }
        // A slice ends here, for the tokenizer knows the head of the first statement only.
        pending = nil
        phase = .row
        return true
    }

    /// Goes to the parenthesis that opens a row.
    func reachParenthesis(_ syntax: MySQLSyntax) throws(IngestError) {
        try passBlanks(syntax)
        guard text.bytes[text.start...].first == MySQLByte.open else {
            throw text.malformed(text.count == 0 ? .neverCloses(.statement) : .expected("'('"), at: 0)
        }
        phase = .row
    }

    /// Goes behind what ends the statement.
    private func passDelimiter(_ syntax: MySQLSyntax) throws(IngestError) {
        while text.count < syntax.delimiter.count, !text.isAtEnd { try text.fill() }
        guard text.bytes[text.start...].starts(with: syntax.delimiter) else {
            let fault = SQLFault.expected("',' or the end of the statement")
            throw text.malformed(text.count == 0 ? .neverCloses(.statement) : fault, at: 0)
        }
        text.advance(syntax.delimiter.count)
    }

    /// How many bytes the rows of the next slice have.
    func cut(_ insert: MySQLInsert) throws(IngestError) -> Int {
        var cutter = MySQLRowCutter(insert.syntax, head: insert.head)
        cutter.statementStart = statement.start - text.place.offset
        defer { statement.take(cutter, from: text.place.offset) }
        var largeRow: Int?
        while true {
            switch cutter.find(in: text, target: text.limits.sliceBytes) {
            case .rowEnd(let end): return end
            case .statementEnd(let end): return rowEnd(before: end)
            case .needsMore:
                if text.count > max(text.limits.maxRecord, text.limits.sliceBytes) {
                    largeRow = largeRow ?? openPart(insert).row
                    try text.checkSize(from: largeRow ?? 0)
                }
                try fillForRow(insert)
            }
        }
    }

    /// Where the last row ends that stands before the end of a statement.
    private func rowEnd(before end: Int) -> Int {
        var last = end
        while last > 1, MySQLByte.isBlank(text.bytes[text.start + last - 1]) { last -= 1 }
        return last
    }

    /// Reads on, or says what is open where the dump ends.
    private func fillForRow(_ insert: MySQLInsert) throws(IngestError) {
        if text.isAtEnd {
            let open = openPart(insert)
            throw text.malformed(.neverCloses(open.part), at: open.place)
        }
        try text.fill()
    }

    /// What is open at the end of the bytes, whose first one begins a row.
    private func openPart(_ insert: MySQLInsert) -> (part: SQLFault.Part, place: Int, row: Int) {
        var syntax = insert.syntax
        // Rows of several statements are looked at in one go.
        syntax.delimiter = []
        var scanner = MySQLStatementScanner(syntax)
        _ = scanner.end(in: text.bytes, from: text.start, isWhole: true)
        let open = scanner.openPartOfRows
        return (open.part, open.place, scanner.row)
    }
}
