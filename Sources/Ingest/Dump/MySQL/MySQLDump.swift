public import Records

/// A dump that `mysqldump` or `mariadb-dump` wrote: definitions, and rows in `INSERT` statements or in files beside it.
///
/// A class as `DumpReader` asks for: one reading goes on from call to call.
public final class MySQLDump: DumpReader {
    /// The command that makes a dump in an encoding that is read.
    static let encodingCommand = "mariadb-dump --default-character-set=utf8mb4 DATABASE"

    /// Where between the rows of a stretch the place is.
    enum Phase {
        /// At the parenthesis that opens a row.
        case row
        /// Behind a row.
        case afterRow
        /// Behind a statement with rows.
        case afterStatement
    }

    /// What is read as one stretch of rows.
    enum Stretch {
        case insert(MySQLInsert)
        /// Lines of a file beside the dump.
        case lines(TableName)

        var table: TableName {
            switch self {
            case .insert(let insert): insert.table
            case .lines(let table): table
            }
        }
    }

    var text: MySQLText
    var session = MySQLSession()
    var catalog = MySQLCatalog()
    /// An `INSERT` whose head was read and whose rows begin at the place.
    var pending: MySQLInsert?
    /// The stretch that is read.
    var stretch: Stretch?
    var phase = Phase.row
    /// The statements of the stretch, as far as they were read.
    var statement = MySQLStatements()
    /// Whether the dump has rows itself.
    var hasRows = false
    /// Whether the file beside the dump was looked for.
    var isBeside = false
    /// Whether the dump says that it is written to its end.
    var ending = MySQLEnding()
    /// How a file beside the dump is written; nil for what `--tab` makes without options.
    public var textForm: MySQLTextForm?
    let location: SourceLocation
    let watch: ReaderWatch
    private let ordinal: Int
    /// How many slices each table has had.
    private var sequences: [TableName: Int] = [:]
    /// How many raw bytes the files before this one had.
    var bytesBefore = 0

    /// Opens a dump and looks whether it is gzip.
    ///
    /// - Throws: `.io` (7), `.container` (5), `.compressed` (5 or 13), `.dumpEncoding` (5), `.stopped`.
    public init(
        source: SourceLocation, ordinal: Int, limits: IngestLimits, watch: ReaderWatch
    ) throws(IngestError) {
        text = try MySQLText(source, limits: limits.bounded, watch: watch)
        self.ordinal = ordinal
        location = source
        self.watch = watch
    }

    /// What the dump defined up to here.
    public var schema: DumpSchema { catalog.schema }

    /// How many raw bytes were read: of gzip, compressed ones.
    public var bytesRead: Int { bytesBefore + text.bytesRead }

    /// Checks that the source did not change while it was read to its end.
    public func finish() throws(IngestError) { try text.finish() }

    /// Reads on to the next rows; nil at the end of the dump.
    public func nextSection() throws(IngestError) -> DumpSection? {
        while stretch != nil { try passRows() }
        if pending == nil { try readToRows() }
        if let insert = pending {
            pending = nil
            hasRows = true
            stretch = .insert(insert)
            phase = .row
            return try section(of: insert)
        }
        return try sectionBeside()
    }

    /// Fills `slice` with the next rows of the stretch; false at its end.
    public func next(into slice: inout Slice) throws(IngestError) -> Bool {
        guard let stretch, let count = try nextCut() else { return false }
        text.move(count, into: &slice)
        phase = .afterRow
        slice.source = ordinal
        slice.sequence = sequences[stretch.table, default: 0]
        sequences[stretch.table] = slice.sequence + 1
        return true
    }

    /// Goes behind the rows of a slice, or ends the stretch.
    private func passRows() throws(IngestError) {
        guard let count = try nextCut() else { return }
        text.advance(count)
        phase = .afterRow
    }

    /// How many bytes the next slice has; nil at the end of the stretch, which ends with that.
    private func nextCut() throws(IngestError) -> Int? {
        switch stretch {
        case .insert(let insert):
            guard try reachRow(of: insert) else {
                endStyle(of: insert)
                stretch = nil
                return nil
            }
            return try cut(insert)
        case .lines:
            guard let count = try cutLines() else {
                stretch = nil
                return nil
            }
            return count
        case nil: return nil
        }
    }
}
