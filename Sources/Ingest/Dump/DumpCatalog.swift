public import Records

/// The dumps that are read: who recognizes each, and who reads it.
public enum DumpCatalog {
    /// A kind of dump by its first bytes.
    private struct Kind {
        let dialect: SQLDialect
        let isDump: ([UInt8]) -> Bool
    }

    /// What is read.
    private static var kinds: [Kind] {
        [
            Kind(dialect: .mysql) { MySQLDump.isDump(beginning: $0) },
            Kind(dialect: .postgresql) { PostgreSQLArchive.isDump(beginning: $0) },
            Kind(dialect: .sqlite) { SQLiteDump.isDump(beginning: $0) },
        ]
    }

    /// What is refused by name, with the command that makes what is read.
    private static var refusals: [([UInt8]) -> (format: String, command: String)?] {
        [{ MySQLDump.refusal(beginning: $0) }, { PostgreSQLArchive.command(for: $0) }]
    }

    /// Whose dump begins with `content`, the first 4 KiB of it; nil where it is none.
    ///
    /// - Throws: `.archive` (5) for a kind of dump that is not read.
    static func dialect(of content: [UInt8], source: String) throws(IngestError) -> SQLDialect? {
        for refusal in refusals {
            guard let found = refusal(content) else { continue }
            throw .archive(source: source, format: found.format, command: found.command)
        }
        return kinds.first { $0.isDump(content) }?.dialect
    }

    /// The reader of the dump at `source`, which is the `ordinal`th of the run's.
    ///
    /// - Throws: `.io` (7); `.container`, `.archive` and `.compressed` (5).
    public static func reader(
        _ dialect: SQLDialect, of source: SourceLocation, ordinal: Int, limits: IngestLimits,
        watch: ReaderWatch = ReaderWatch()
    ) throws(IngestError) -> any DumpReader {
        // What is declared to be a plain dump may still be an archive.
        if !source.isReadOnce { _ = try ReaderCatalog.format(ofContent: source) }
        switch dialect {
        case .mysql: return try MySQLDump(source: source, ordinal: ordinal, limits: limits, watch: watch)
        case .postgresql: return try PostgreSQLDump(source: source, ordinal: ordinal, limits: limits, watch: watch)
        case .sqlite: return try SQLiteDump.reader(of: source, ordinal: ordinal, limits: limits, watch: watch)
        }
    }

    /// Refuses a folder that is an archive.
    ///
    /// - Throws: `.archive` (5).
    static func refuseFolder(_ source: SourceLocation) throws(IngestError) {
        guard case .file(let path, let name) = source, let found = PostgreSQLArchive.command(forFolder: path) else {
            return
        }
        throw .archive(source: name, format: found.format, command: found.command)
    }
}
