public import Records

/// Reads what `pg_dump` and `pg_dumpall` write as SQL: `COPY` blocks and `INSERT`s, gzip or not.
///
/// A class as every reader of dumps is: it holds the one open source. What it keeps is a row or a statement at most,
/// and the definitions.
public final class PostgreSQLDump: DumpReader {
    /// The rows that the reader stands at.
    private enum Reading {
        case nothing
        case copy(CopyReading)
        case insert(InsertReading)
    }

    private var window: PostgreSQLWindow
    private var session = PostgreSQLSession()
    private var catalog = PostgreSQLCatalog()
    private var reading = Reading.nothing
    private let ordinal: Int
    private var nextSequence = 0

    /// Opens a dump and looks whether it is gzip.
    ///
    /// - Parameters:
    ///   - source: Where it is.
    ///   - ordinal: Which of its dataset's sources it is, from 0.
    ///   - limits: How much to take at once; a row and a statement without rows may be `maxRecord` bytes long.
    ///   - watch: Who sees the raw bytes, and who may stop it.
    /// - Throws: `.io` (7), `.container` (5), `.encoding` (5), `.compressed` (5 or 13), `.stopped`.
    public init(
        source: SourceLocation, ordinal: Int, limits: IngestLimits = IngestLimits(), watch: ReaderWatch = ReaderWatch()
    ) throws(IngestError) {
        window = try PostgreSQLWindow(source, limits: limits, watch: watch)
        self.ordinal = ordinal
    }

    /// What the dump defined up to here.
    public var schema: DumpSchema { catalog.schema }

    /// How many raw bytes were read: of gzip, compressed ones.
    public var bytesRead: Int { window.text.bytesRead }

    /// Checks that the source did not change while it was read to its end.
    public func finish() throws(IngestError) { try window.text.finish() }

    /// Reads on to the next rows; nil at the end of the dump.
    ///
    /// - Throws: `.malformed` (5) with the reason `.sql`; `.recordTooLarge` (13); `.dumpEncoding` (5); what reading
    ///   throws.
    public func nextSection() throws(IngestError) -> DumpSection? {
        try passRows()
        while try window.skipBlanks(session) {
            if let section = try takeStatement() {
                nextSequence = 0
                return section
            }
        }
        if let fault = window.ending.fault { throw window.malformed(fault, at: window.position) }
        return nil
    }

    /// Fills `slice`, whose bytes' memory is used again, with the next rows of the stretch; false at its end.
    ///
    /// The first slice of a stretch has the sequence 0.
    public func next(into slice: inout Slice) throws(IngestError) -> Bool {
        var hasRows = false
        switch reading {
        case .nothing: return false
        case .copy(var rows):
            hasRows = try rows.next(into: &slice, from: &window)
            reading = .copy(rows)
        case .insert(var rows):
            hasRows = try takeRows(into: &slice, from: &rows)
        }
        guard hasRows else {
            reading = .nothing
            return false
        }
        slice.sequence = nextSequence
        slice.source = ordinal
        nextSequence += 1
        return true
    }

    /// Takes the next rows of `INSERT`s, and note of how they are set out once their first statement is over.
    private func takeRows(into slice: inout Slice, from rows: inout InsertReading) throws(IngestError) -> Bool {
        let wasOver = rows.first.isOver
        let hasRows = try rows.next(into: &slice, from: &window)
        reading = .insert(rows)
        if !wasOver, rows.first.isOver, let style = DumpStyle(rows) {
            catalog.note(style, of: rows.insert.session.name(rows.insert.head.table))
        }
        return hasRows
    }

    /// Goes over the rows that nobody read.
    private func passRows() throws(IngestError) {
        switch reading {
        case .nothing: return
        case .copy(var rows): try rows.pass(in: &window)
        case .insert(var rows):
            var slice = Slice(bytes: [], sequence: 0, source: 0, line: 0, offset: 0)
            while try takeRows(into: &slice, from: &rows) {}
        }
        reading = .nothing
    }

    /// Takes the statement or the meta-command that is next; gives the rows if it has some.
    private func takeStatement() throws(IngestError) -> DumpSection? {
        if window.isAtMetaCommand {
            try takeMetaCommand()
            return nil
        }
        guard let kind = PostgreSQLStatementKind(try window.leadingWords(session)) else {
            throw window.malformed(.unexpected(expected: "a statement of PostgreSQL"), at: window.position)
        }
        let place = window.place
        switch kind {
        case .insert: return try takeInsert(at: place)
        case .copy: return try takeCopy(at: place)
        case .setting:
            let statement = try parsed(try window.statement(session), at: place) { $0 }
            try takeSetting(statement)
            catalog.pass(over: "setting")
        case .definition(let word):
            let session = session
            let text = try window.statement(session)
            let statement = try parsed(text, at: place) { $0 }
            if let schema = PostgreSQLSetting.searchPath(in: statement) { self.session.schema = schema }
            do throws(PostgreSQLStop) { try catalog.take(statement, session, kind: word) } catch {
                throw malformed(error, in: text, at: place)
            }
        case .passed(let word):
            try window.passStatement(session)
            catalog.pass(over: word)
        }
        return nil
    }

    private func takeCopy(at place: RecordBatch.Origin) throws(IngestError) -> DumpSection? {
        let text = try window.statement(session)
        let head = try parsed(text, at: place) { (statement) throws(PostgreSQLStop) in
            try PostgreSQLRowsHead(copy: statement)
        }
        guard try window.skipLineEnd() else {
            throw window.malformed(.unexpected(expected: "a line end behind COPY"), at: window.position)
        }
        reading = .copy(CopyReading(place: place))
        catalog.note(DumpStyle(copy: text), of: session.name(head.table))
        return try section(head, at: place, rows: CopyRows(encoding: session.encoding))
    }

    private func takeInsert(at place: RecordBatch.Origin) throws(IngestError) -> DumpSection? {
        let text = try window.insertHead(session)
        let head = try parsed(text, at: place) { (statement) throws(PostgreSQLStop) in
            try PostgreSQLRowsHead(insert: statement)
        }
        var insert = PostgreSQLInsert(head: head, text: text, session: session)
        if head.columns == nil, let table = catalog.table(session.name(head.table)) {
            insert.generated = Set(table.columns.indices.filter { table.columns[$0].generation != nil })
        }
        var rows = InsertReading(insert)
        if catalog.table(session.name(head.table)) == nil { rows.bare = try window.bareColumns(session) }
        reading = .insert(rows)
        return try section(head, at: place, rows: insert)
    }

    private func section(
        _ head: PostgreSQLRowsHead, at place: RecordBatch.Origin, rows: any DumpRows
    ) throws(IngestError) -> DumpSection {
        let table = session.name(head.table)
        guard let columns = head.columns ?? catalog.table(table)?.rowColumns else {
            throw window.malformed(.unknownTable, at: place)
        }
        return DumpSection(table: table, columns: columns, rows: rows)
    }

    private func takeSetting(_ statement: PostgreSQLStatement) throws(IngestError) {
        switch PostgreSQLSetting(statement) {
        case .encoding(let name): try setEncoding(name)
        case .standardStrings(let isOn): session.hasStandardStrings = isOn
        case .schema(let name): session.schema = name
        case .other: break
        }
    }

    private func setEncoding(_ name: String) throws(IngestError) {
        guard let encoding = PostgreSQLSession.encoding(named: name) else {
            throw .dumpEncoding(source: window.text.name, command: "pg_dump --encoding=UTF8 DATABASE")
        }
        session.encoding = encoding
    }

    private func takeMetaCommand() throws(IngestError) {
        let place = window.place
        switch PostgreSQLMetaCommand(try window.line()) {
        case .nothing: return
        case .connect(let database): session.connect(to: database)
        case .encoding(let name): try setEncoding(name)
        case nil:
            throw window.malformed(
                .unexpected(expected: "a statement, \\connect or \\restrict: other commands of psql are not read"),
                at: place)
        }
    }

    /// What `read` makes of the statement `text`, which stands at `place`.
    private func parsed<Answer>(
        _ text: [UInt8], at place: RecordBatch.Origin,
        _ read: (PostgreSQLStatement) throws(PostgreSQLStop) -> Answer
    ) throws(IngestError) -> Answer {
        do throws(PostgreSQLStop) { return try read(PostgreSQLStatement(text, session)) } catch {
            throw malformed(error, in: text, at: place)
        }
    }

    private func malformed(_ stop: PostgreSQLStop, in text: [UInt8], at place: RecordBatch.Origin) -> IngestError {
        guard case .fault(let fault, let offset) = stop, session.encoding == .utf8 else {
            let fault: SQLFault = if case .fault(let fault, _) = stop { fault } else { .neverCloses(.statement) }
            return window.malformed(fault, at: place)
        }
        let before = text.prefix(offset)
        let lines = before.count { $0 == 0x0A }
        return window.malformed(
            fault, at: RecordBatch.Origin(line: place.line + lines, offset: place.offset + before.count))
    }
}
