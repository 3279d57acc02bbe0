public import Records

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// The file of an SQLite database, read only and in one transaction; a write-ahead log beside it counts.
///
/// A class, because the connection has one owner. A place in messages is the number of a row in its table. The type of
/// a column is known when its table's rows begin: a pass over the table finds it out.
public final class SQLiteDatabase: DumpReader {
    private let location: SourceLocation
    private let path: String
    private let ordinal: Int
    private let limits: IngestLimits
    private let watch: ReaderWatch
    /// The database file and its log, as they were at the beginning.
    private let stamps: [FileStamp?]
    private var catalog: DatabaseCatalog
    private var connection: DatabaseConnection?
    /// The rows of the table that is read.
    private var statement: DatabaseStatement?
    private var isWide = false
    private var nextTable = 0
    /// Where the next slice stands: its row, its bytes, and its place among the slices of the source.
    private var place = RecordBatch.Origin(line: 1, offset: 0)
    private var sequence = 0
    private var produced = 0
    private var wholeSize: Int?

    /// Opens the database and reads what it defines.
    ///
    /// - Parameters:
    ///   - source: Where it is: a file.
    ///   - ordinal: Which of its dataset's sources it is, from 0.
    ///   - limits: How much to take at once.
    ///   - watch: Who sees the raw bytes, at the end, and who may stop it.
    /// - Throws: `.io` (7), `.archive` (5) if it is compressed, `.database` (5), `.stopped`.
    public init(
        source: SourceLocation, ordinal: Int, limits: IngestLimits = IngestLimits(),
        watch: ReaderWatch = ReaderWatch()
    ) throws(IngestError) {
        guard case .file(let path, let name) = source, !source.isReadOnce else {
            throw .io(source: source.name, action: "open as a database", code: ESPIPE)
        }
        let stamps = Self.stamps(path)
        let header = try Self.header(source)
        let limits = limits.bounded
        let opened = try DatabaseConnection(
            path, name: name, access: DatabaseAccess(path, header: header), largest: limits.maxRecord * 2 + (1 << 20))
        try opened.execute("BEGIN")
        catalog = try DatabaseCatalog(opened)
        var isWide = false
        try opened.rows("PRAGMA main.encoding") { row in isWide = row.text(0) != "UTF-8" }
        self.isWide = isWide
        self.path = path
        location = source
        self.ordinal = ordinal
        self.limits = limits
        self.watch = watch
        self.stamps = stamps
        connection = consume opened
    }

    /// Whether a source that begins with `beginning`, 16 bytes or more, is a database.
    public static func isDump(beginning: [UInt8]) -> Bool { DatabaseAccess.isDatabase(beginning) }

    /// What was defined up to here.
    public var schema: DumpSchema { catalog.schema }

    /// How many bytes were read: at the end those of the file and its log, before an estimate.
    public var bytesRead: Int { wholeSize ?? min(produced, stamps.compactMap { $0?.size }.reduce(0, +)) }

    /// Reads on to the rows of the next table; nil at the end.
    public func nextSection() throws(IngestError) -> DumpSection? {
        statement = nil
        guard nextTable < schema.tables.count else { return nil }
        if watch.shouldStop() { throw .stopped }
        let table = schema.tables[nextTable]
        let columns = table.rowColumns
        do {
            try open(table, columns)
        } catch .database(_, _, let code) where code & 0xFF == Self.tooLarge {
            throw .recordTooLarge(source: location.name, line: 1, offset: 0, limit: limits.maxRecord)
        }
        nextTable += 1
        place = RecordBatch.Origin(line: 1, offset: 0)
        return DumpSection(table: table.name, columns: columns, rows: StoredRows())
    }

    /// SQLITE_TOOBIG.
    private static let tooLarge: Int32 = 18

    /// Finds out the types of a table and begins to read its rows.
    private func open(_ table: TableSchema, _ columns: [String]) throws(IngestError) {
        guard let opened = connection.take() else { return }
        let types = try StorageSurvey.types(
            of: table, rowid: catalog.rowids[nextTable], on: opened, shouldStop: watch.shouldStop)
        catalog.setTypes(types, of: nextTable)
        statement = try opened.prepare(DatabaseCatalog.query(columns, of: table.name.name))
        // After a fault there is nothing more to read.
        connection = consume opened
    }

    /// Fills `slice` with the next rows of the table; false at their end.
    public func next(into slice: inout Slice) throws(IngestError) -> Bool {
        if watch.shouldStop() { throw .stopped }
        guard let rows = statement.take() else { return false }
        slice.bytes.removeAll(keepingCapacity: true)
        slice.bytes.reserveCapacity(limits.sliceBytes + limits.sliceBytes / 8)
        slice.sequence = sequence
        slice.source = ordinal
        slice.line = place.line
        slice.offset = place.offset
        slice.lineEnd = nil
        let isOver: Bool
        do {
            isOver = try fill(&slice.bytes, rows)
        } catch .database(_, _, let code) where code & 0xFF == Self.tooLarge {
            throw .recordTooLarge(
                source: location.name, line: place.line, offset: place.offset, limit: limits.maxRecord)
        }
        if !isOver { statement = consume rows }
        guard !slice.bytes.isEmpty else { return false }
        sequence += 1
        produced += slice.bytes.count
        place.offset += slice.bytes.count
        return true
    }

    /// Appends rows until they fill a slice; whether they were the last.
    private func fill(_ bytes: inout [UInt8], _ rows: borrowing DatabaseStatement) throws(IngestError) -> Bool {
        let columns = rows.columns
        let (isWide, target) = (isWide, limits.sliceBytes)
        while try rows.step() {
            let begin = bytes.count
            for column in 0..<columns { rows.append(column, isWide: isWide, to: &bytes) }
            guard bytes.count - begin <= limits.maxRecord + columns * (StoredValue.header + 1) else {
                throw .recordTooLarge(
                    source: location.name, line: place.line, offset: place.offset + begin, limit: limits.maxRecord)
            }
            place.line += 1
            if bytes.count >= target { return false }
        }
        return true
    }

    /// Closes the database, reads its file through for those who watch, and checks that it is what was opened.
    public func finish() throws(IngestError) {
        statement = nil
        connection = nil
        var source = try ByteSource(location, watch: watch)
        var bytes: [UInt8] = []
        while try source.read(into: &bytes, atMost: limits.readBytes) > 0 { bytes.removeAll(keepingCapacity: true) }
        try source.checkReadWhole()
        guard Self.stamps(path) == stamps else { throw .changed(source: location.name) }
        wholeSize = source.bytesRead + (stamps.last.flatMap { $0?.size } ?? 0)
    }

    private static func stamps(_ path: String) -> [FileStamp?] {
        [FileStamp(path: path), FileStamp(path: path + "-wal")]
    }

    /// The first bytes of the file, before SQLite opens it: closing it later would take SQLite's locks away.
    private static func header(_ source: SourceLocation) throws(IngestError) -> [UInt8] {
        var header: [UInt8] = []
        var file = try ByteSource(source, watch: ReaderWatch())
        while header.count < DatabaseAccess.headerBytes {
            guard try file.read(into: &header, atMost: DatabaseAccess.headerBytes - header.count) > 0 else { break }
        }
        if ContainerFormat(header) == .gzip {
            throw .archive(source: source.name, format: "a compressed database", command: "gunzip")
        }
        guard DatabaseAccess.isDatabase(header) else {
            throw .database(source: source.name, action: "open", code: notADatabase)
        }
        return header
    }

    /// SQLITE_NOTADB.
    private static let notADatabase: Int32 = 26
}
