internal import Records

/// How the rows of `INSERT` statements are set out: it is looked at once a table, in its first rows.
extension MySQLDump {
    /// How much of a table's first rows is looked at.
    private static let sample = 64 << 10

    /// Goes to the first row of the statement whose head has `length` bytes, and gives the head with what follows it.
    func passHead(_ head: MySQLInsert, length: Int) throws(IngestError) -> MySQLInsert {
        while text.count < length + 4, !text.isAtEnd { try text.fill() }
        statement.begin(at: text.place.offset)
        text.advance(length)
        var head = head
        head.gap = Array(text.bytes[text.start...].prefix(4).prefix(while: MySQLByte.isBlank))
        try reachParenthesis(head.syntax)
        return head
    }

    /// Takes note of how the rows are set out that begin at the place, the first of their table.
    func beginStyle(of insert: MySQLInsert) throws(IngestError) {
        statement.forgetOthers()
        guard catalog.schema.styles[insert.table] == nil, var style = DumpStyle(insert) else { return }
        var size = Self.sample
        while true {
            while text.count < size, !text.isAtEnd { try text.fill() }
            let hasRow = look(size, of: insert, &style)
            if hasRow || text.count < size || size > text.limits.maxRecord { break }
            size *= 4
        }
        catalog.note(style, of: insert.table)
    }

    /// Looks at the next `size` bytes; false where the first row is longer.
    private func look(_ size: Int, of insert: MySQLInsert, _ style: inout DumpStyle) -> Bool {
        let range = text.start..<(text.start + min(text.count, size))
        let isWhole = text.isAtEnd && text.count <= size
        var lexer = MySQLLexer(text.bytes, range, syntax: insert.syntax, isWhole: isWhole)
        var hasRow = false
        if catalog.schema.table(insert.table) == nil, let columns = insert.columns {
            style.bare = Self.bareColumns(lexer).sorted().filter(columns.indices.contains).map { columns[$0] }
        }
        do throws(MySQLLexer.Stop) { try style.look(&lexer, &hasRow) } catch {
            // What is no SQL ends the look, and the run later.
            if case .fault = error { return true }
        }
        return hasRow
    }

    /// The columns in which the rows that `lexer` stands at have numbers without quotes.
    private static func bareColumns(_ lexer: MySQLLexer) -> Set<Int> {
        var lexer = lexer
        var columns = BareColumns()
        while let token = try? lexer.next(), token.kind != .end {
            switch token.kind {
            case .symbol: columns.take(symbol: token.first)
            case .number: columns.take(isBare: !lexer.bytes[token.start..<token.end].starts(with: "0x".utf8))
            case .string: columns.take(isBare: false)
            default: break
            }
        }
        return columns.bare
    }

    /// Takes note of how long the statements of the stretch were, which is read to its end.
    func endStyle(of insert: MySQLInsert) {
        guard var style = catalog.schema.styles[insert.table], style.rows == nil, style.length == nil else { return }
        style.length = statement.limit
        catalog.note(style, of: insert.table)
    }
}

/// How long the statements of a stretch are: the server's buffer limits them.
struct MySQLStatements {
    /// Where the open one begins in the source.
    private(set) var start = 0
    private var longest = 0
    private var count = 0

    /// What `mysqldump` and `mariadb-dump` take where they are not told another length.
    private static let usual = 1022 << 10

    /// Begins a statement at `offset`.
    mutating func begin(at offset: Int) { start = offset }

    /// Forgets the statements before the open one.
    mutating func forgetOthers() { (longest, count) = (0, 0) }

    /// Ends the statement at `offset`.
    mutating func end(at offset: Int) {
        longest = max(longest, offset - start)
        count += 1
    }

    /// Takes note of the statements that `cutter`, which began at `offset`, passed over.
    mutating func take(_ cutter: MySQLRowCutter, from offset: Int) {
        longest = max(longest, cutter.statements.longest)
        count += cutter.statements.count
        start = offset + cutter.statementStart
    }

    /// The length that none reaches: programs take whole KiB; nil where one statement may be shorter than it could be.
    var limit: Int? {
        let next = ((longest >> 10) + 1) << 10
        guard count > 1 else { return next > Self.usual ? next : nil }
        if longest <= Self.usual / 2 { return next }
        // A row that is longer than that has a statement of its own, which tells nothing.
        let power = [21, 22, 23, 24].map { 1 << $0 }.first { $0 > longest && $0 - longest <= 64 << 10 }
        return longest < Self.usual ? Self.usual : power ?? Self.usual
    }
}

extension DumpStyle {
    /// What the head of `insert` says; nil where it is unusual.
    init?(_ insert: MySQLInsert) {
        guard let verb = Verb(rawValue: insert.verb) else { return nil }
        let quoting: Quoting =
            switch insert.mark {
            case MySQLByte.backtick: .all
            case MySQLByte.doubleQuote: .standard
            default: .needed
            }
        self.init(verb, quoting: quoting)
        listsColumns = insert.columns != nil
        gap = String(decoding: insert.gap, as: UTF8.self)
        between = gap == "\n" ? gap : ""
    }

    /// Looks at the rows that `lexer` stands at: what is behind the first one, and how bytes are written.
    fileprivate mutating func look(_ lexer: inout MySQLLexer, _ hasRow: inout Bool) throws(MySQLLexer.Stop) {
        var depth = 0
        while !hasRow || bytes == nil {
            let token = try lexer.next()
            if token.kind == .end { return }
            if token.isSymbol(MySQLByte.open) { depth += 1 }
            if token.isSymbol(MySQLByte.close) { depth -= 1 }
            if depth == 1, bytes == nil { bytes = Bytes(token, lexer) }
            if depth == 0, !hasRow {
                try lookBehindRow(lexer)
                hasRow = true
            }
        }
    }

    /// Looks at what is behind the first row, where `lexer` stands.
    private mutating func lookBehindRow(_ lexer: MySQLLexer) throws(MySQLLexer.Stop) {
        var ahead = lexer
        let comma = try ahead.next()
        guard comma.isSymbol(MySQLByte.comma) else {
            // Where a row begins on a line of its own, statements have many.
            if gap != "\n" { rows = 1 }
            return
        }
        let row = try ahead.next()
        let blanks = ahead.bytes[comma.end..<row.start]
        let isBlank = blanks.count <= 4 && blanks.allSatisfy(MySQLByte.isBlank)
        between = isBlank ? String(decoding: blanks, as: UTF8.self) : ""
    }
}

extension DumpStyle.Bytes {
    /// How the value that begins with `token` is written; nil where that tells nothing.
    fileprivate init?(_ token: MySQLToken, _ lexer: MySQLLexer) {
        let bytes = lexer.bytes[token.start..<token.end]
        if token.kind == .number, bytes.starts(with: "0x".utf8) {
            self = .hexadecimal
        } else if token.kind == .word, bytes.elementsEqual("_binary".utf8) {
            self = .introduced
        } else {
            return nil
        }
    }
}
