public import Records

/// The dumps that are read: who recognizes each, and who reads it.
public enum DumpCatalog {
    /// Whose dump begins with `content`, the first 4 KiB of it; nil where it is none.
    ///
    /// - Throws: `.archive` (5) for a kind of dump that is not read.
    static func dialect(of content: [UInt8], source: String) throws(IngestError) -> SQLDialect? {
        nil
    }

    /// The reader of the dump at `source`, which is the `ordinal`th of the run's.
    public static func reader(
        _ dialect: SQLDialect, of source: SourceLocation, ordinal: Int, limits: IngestLimits,
        watch: ReaderWatch = ReaderWatch()
    ) throws(IngestError) -> any DumpReader {
        throw .noMatch(pattern: source.name)
    }
}
