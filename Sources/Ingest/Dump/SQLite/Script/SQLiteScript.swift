public import Records

/// The script that the `.dump` of SQLite's shell writes: plain or gzip, read as a stream and never executed.
///
/// A class, because a dump's reader travels as a whole. What a column's values are a script tells only of strict tables
/// and of other names of the rowid; all else is `dynamic`.
public final class SQLiteScript: DumpReader {
    private let ordinal: Int
    private var text: PendingText
    private var definitions = ScriptSchema()
    /// The statements of the section that is read; nil between sections.
    private var run: InsertRun?
    private var sequence = 0

    /// Opens the script.
    ///
    /// - Parameters:
    ///   - source: Where it is.
    ///   - ordinal: Which of its dataset's sources it is, from 0.
    ///   - limits: How much to take at once.
    ///   - watch: Who sees the raw bytes, and who may stop it.
    /// - Throws: `.io` (7), `.container` (5), `.encoding` (5), `.compressed` (5 or 13), `.stopped`.
    public init(
        source: SourceLocation, ordinal: Int, limits: IngestLimits = IngestLimits(),
        watch: ReaderWatch = ReaderWatch()
    ) throws(IngestError) {
        text = try PendingText(source, encoding: nil, limits: limits.bounded, watch: watch)
        self.ordinal = ordinal
    }

    /// Whether a source that begins with `beginning`, up to 4 KiB of it, is a script of SQLite's shell.
    public static func isDump(beginning: [UInt8]) -> Bool {
        let isMarked = beginning.starts(with: [0xEF, 0xBB, 0xBF])
        var lexer = SQLiteLexer(beginning, from: isMarked ? 3 : 0)
        var words: [String] = []
        while words.count < 7, let token = try? lexer.next() {
            words.append(String(decoding: beginning[token.range], as: UTF8.self).uppercased())
        }
        return words == ["PRAGMA", "FOREIGN_KEYS", "=", "OFF", ";", "BEGIN", "TRANSACTION"]
    }

    /// What was defined up to here.
    public var schema: DumpSchema { definitions.schema }

    /// How many raw bytes were read: of gzip, compressed ones.
    public var bytesRead: Int { text.bytesRead }

    /// Reads on to the rows of the next table; nil at the end.
    public func nextSection() throws(IngestError) -> DumpSection? {
        try passOverRows()
        while let end = try statementEnd() {
            let statement = try parsed(Array(text.bytes[..<end]))
            guard let first = statement.tokens.first else {
                text.drop(end)
                continue
            }
            if statement.isAt("INSERT", "REPLACE") {
                text.drop(first.range.lowerBound)
                if let section = try section(statement) { return section }
                try passOverRows()
            } else {
                try checked(from: first.range.lowerBound) { () throws(SQLFault) in try definitions.take(statement) }
                text.drop(end)
            }
        }
        if definitions.isOpen { throw fault(.unexpected(expected: "COMMIT"), at: text.bytes.count) }
        return nil
    }

    /// Fills `slice` with the next rows of the table; false at their end.
    public func next(into slice: inout Slice) throws(IngestError) -> Bool {
        guard var rows = run else { return false }
        rows.restart()
        while true {
            switch unsafe text.bytes.withUnsafeBufferPointer({ unsafe rows.look(at: $0, isAtEnd: text.isAtEnd) }) {
            case .slice(let end):
                move(end, into: &slice)
                return true
            case .over(let end):
                run = nil
                if end > 0 { move(end, into: &slice) }
                return end > 0
            case .more:
                if text.isAtEnd { throw fault(.neverCloses(rows.cutter?.part ?? .statement), at: rows.end) }
                try text.checkRecord(from: word(after: rows.end))
                try text.fill()
            }
        }
    }

    /// Checks that the source did not change while it was read to its end.
    public func finish() throws(IngestError) { try text.finish() }

    private func move(_ end: Int, into slice: inout Slice) {
        text.move(end, into: &slice)
        slice.sequence = sequence
        slice.source = ordinal
        sequence += 1
    }

    /// Reads over the rest of the section.
    private func passOverRows() throws(IngestError) {
        var slice = Slice(bytes: [], sequence: 0, source: 0, line: 0, offset: 0)
        while try next(into: &slice) {}
    }

    /// Begins the section of an `INSERT` statement; nil where its rows are passed over.
    private func section(_ statement: SQLiteStatement) throws(IngestError) -> DumpSection? {
        let definitions = definitions
        let (head, values) = try checked(from: 0) { () throws(SQLFault) in
            let head = try InsertHead(statement)
            if definitions.passesOver(head) { return (head, (columns: [String](), hasRowid: false)) }
            return (head, try head.values(in: definitions.table(head.table)))
        }
        run = InsertRun(prefix: head.prefix, target: text.limits.sliceBytes)
        if definitions.passesOver(head) {
            if head.table.lowercased().hasPrefix("sqlite_schema") || head.table.lowercased() == "sqlite_master" {
                try checked(from: 0) { () throws(SQLFault) in try self.definitions.takeCatalog(statement) }
                // One statement at a time: each may define another table.
                run = nil
                guard let end = try statementEnd() else { return nil }
                text.drop(end)
            }
            return nil
        }
        let name = definitions.table(head.table)?.name ?? TableName(head.table)
        let rows = ScriptRows(prefix: head.prefix.count, hasRowid: values.hasRowid)
        return DumpSection(table: name, columns: values.columns, rows: rows)
    }
}

// Statements.
extension SQLiteScript {
    /// Where the first statement ends, that of a trigger behind its `END`; nil where there is none any more.
    private func statementEnd() throws(IngestError) -> Int? {
        guard let first = try semicolon(after: 0) else { return nil }
        guard ScriptSchema.kind(try parsed(Array(text.bytes[..<first]))) == "TRIGGER" else { return first }
        var end = first
        while let next = try semicolon(after: end) {
            let piece = try parsed(Array(text.bytes[end..<next]))
            end = next
            if piece.tokens.count == 2, piece.isAt("END") { return end }
        }
        throw fault(.neverCloses(.statement), at: 0)
    }

    /// The place behind the next semicolon; nil where nothing but blanks and comments follows.
    private func semicolon(after begin: Int) throws(IngestError) -> Int? {
        var cutter = StatementCutter(from: begin)
        while true {
            if let end = unsafe text.bytes.withUnsafeBufferPointer({ unsafe cutter.end(in: $0) }) { return end }
            if text.isAtEnd {
                let rest = Array(text.bytes[begin...])
                let isNothing = (try? SQLiteLexer.tokens(of: rest).isEmpty) ?? false
                if isNothing { return nil }
                throw fault(.neverCloses(cutter.part), at: begin)
            }
            try text.checkRecord(from: word(after: begin))
            try text.fill()
        }
    }

    private func parsed(_ statement: [UInt8]) throws(IngestError) -> SQLiteStatement {
        try checked(from: 0) { () throws(SQLFault) in try SQLiteStatement(statement) }
    }

    private func checked<Result>(
        from place: Int, _ body: () throws(SQLFault) -> Result
    ) throws(IngestError) -> Result {
        do { return try body() } catch { throw fault(error, at: place) }
    }

    /// The first byte from `distance` on that is no white space.
    private func word(after distance: Int) -> Int {
        text.bytes[distance...].firstIndex { !SQLiteLexer.isBlank($0) } ?? text.bytes.count
    }

    /// A fault of the statement that begins `distance` bytes on.
    private func fault(_ fault: SQLFault, at distance: Int) -> IngestError {
        let distance = word(after: distance)
        let line = text.place.line + LineCount.count(0x0A, in: text.bytes.span.extracting(..<distance))
        return .malformed(source: text.name, line: line, offset: text.place.offset + distance, reason: .sql(fault))
    }
}
