internal import Records

/// The two forms in which SQLite's tables come: a database, and the script that its shell makes of one.
public enum SQLiteDump {
    /// Whether a source that begins with `beginning`, 4 KiB of it, is one of the two.
    public static func isDump(beginning: [UInt8]) -> Bool {
        SQLiteDatabase.isDump(beginning: beginning) || SQLiteScript.isDump(beginning: beginning)
    }

    /// The reader of `source`: that of a database where it is the file of one, else that of a script.
    public static func reader(
        of source: SourceLocation, ordinal: Int, limits: IngestLimits, watch: ReaderWatch
    ) throws(IngestError) -> any DumpReader {
        // What can be read only once is a script: a database is no stream.
        if !source.isReadOnce {
            var few = limits
            few.readBytes = beginning
            var file = try InflatedSource(source, limits: few, watch: ReaderWatch())
            var bytes: [UInt8] = []
            while bytes.count < beginning, try file.read(into: &bytes, atMost: beginning - bytes.count) {}
            if SQLiteDatabase.isDump(beginning: bytes) {
                return try SQLiteDatabase(source: source, ordinal: ordinal, limits: limits, watch: watch)
            }
        }
        return try SQLiteScript(source: source, ordinal: ordinal, limits: limits, watch: watch)
    }

    /// How much of a file is looked at.
    private static let beginning = 16
}
