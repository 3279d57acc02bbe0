public import Records

/// A format that sources come in: its name in a rule set, and what it means where nothing else is said.
public struct SourceFormat: Sendable, Equatable {
    /// What a rule set calls it: `format: csv`.
    public let name: String
    /// What it is, in one line.
    public let summary: String
    /// The file name extensions it is known by, without the dot, in lower case.
    public let fileExtensions: [String]
    /// How its records are laid out unless the rule set's dialect says otherwise; nil of a dump, which has many tables.
    public let layout: SourceLayout?
    /// The byte that a source begins with, a byte order mark and white space set aside, if that tells the format.
    public let firstByte: UInt8?
    /// Of a database or a dump of one: whose it is.
    public var dialect: SQLDialect?
}

/// The formats that are read: to add one is one file and one line here.
public enum ReaderCatalog {
    /// All formats, sorted by name.
    public static let all: [SourceFormat] = [
        .csv,
        .json,
        .jsonl,
        .mysql,
        .postgresql,
        .sqlite,
        .tsv,
    ]

    /// The format that a rule set calls `name`, or nil.
    public static func format(named name: String) -> SourceFormat? {
        all.first { $0.name == name }
    }

    /// The format whose extension a path ends with, `.gz` set aside, or nil.
    public static func format(ofPath path: String) -> SourceFormat? {
        let parts = parts(ofPath: path)
        return parts.format
    }

    /// The format that the content of a file tells, gzip inflated: a dump's by what its program writes first, else that
    /// of the first byte that is no white space, where such a format is known, else CSV.
    ///
    /// Not for what can be read only once: its first bytes would be gone (`SourceLocation.isReadOnce`).
    /// - Throws: `.io` (7), `.container` (5), `.archive` (5), `.compressed` (5 or 13).
    public static func format(ofContent location: SourceLocation) throws(IngestError) -> SourceFormat {
        var limits = IngestLimits()
        limits.readBytes = contentBytes
        try DumpCatalog.refuseFolder(location)
        var source = try InflatedSource(location, limits: limits, watch: ReaderWatch())
        var text: [UInt8] = []
        while text.count < contentBytes, try source.read(into: &text, atMost: contentBytes - text.count) {}
        let content = text.dropFirst(ByteOrderMark(text).length)
        if let dialect = try DumpCatalog.dialect(of: Array(content), source: location.name) {
            return .format(in: dialect)
        }
        guard let first = content.first(where: { !whiteSpace.contains($0) }) else { return .csv }
        return all.first { $0.firstByte == first } ?? .csv
    }

    /// How much of a file is looked at for what its content tells.
    private static let contentBytes = 4 << 10
    /// What may stand before the first byte that counts; NUL is half of a character in UTF-16.
    private static let whiteSpace = Array(" \t\r\n\0".utf8)

    /// The dataset that a path alone fills: `exports/customers.csv.gz` is `customers`.
    public static func stem(ofPath path: String) -> String { parts(ofPath: path).stem }

    /// Whether a path ends as scripts of SQL do, `.gz` set aside; only their content tells whose they are.
    public static func isScript(path: String) -> Bool {
        let name = cut(path, extension: "gz") ?? path
        return cut(name, extension: scriptExtension) != nil
    }

    private static let scriptExtension = "sql"

    private static func parts(ofPath path: String) -> (stem: String, format: SourceFormat?) {
        var stem = path.split(separator: "/").last.map(String.init) ?? path
        if let inner = cut(stem, extension: "gz") { stem = inner }
        if let inner = cut(stem, extension: scriptExtension) { return (inner, nil) }
        for format in all {
            for known in format.fileExtensions {
                if let inner = cut(stem, extension: known) { return (inner, format) }
            }
        }
        return (stem, nil)
    }

    /// `name` without an extension, in whatever case, or nil if it has another or nothing before it.
    private static func cut(_ name: String, extension known: String) -> String? {
        let ending = "." + known
        guard name.utf8.count > ending.utf8.count, name.lowercased().hasSuffix(ending) else { return nil }
        return String(name.dropLast(ending.count))
    }
}
