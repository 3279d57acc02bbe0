/// A format that sources come in: its name in a rule set, and what it means where nothing else is said.
public struct SourceFormat: Sendable, Equatable {
    /// What a rule set calls it: `format: csv`.
    public let name: String
    /// What it is, in one line.
    public let summary: String
    /// The file name extensions it is known by, without the dot, in lower case.
    public let fileExtensions: [String]
    /// How its records are laid out unless the rule set's dialect says otherwise.
    public let layout: SourceLayout
}

/// The formats that are read: to add one is one file and one line here.
public enum ReaderCatalog {
    /// All formats, sorted by name.
    public static let all: [SourceFormat] = [
        .csv,
        .jsonl,
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

    /// The dataset that a path alone fills: `exports/customers.csv.gz` is `customers`.
    public static func stem(ofPath path: String) -> String { parts(ofPath: path).stem }

    private static func parts(ofPath path: String) -> (stem: String, format: SourceFormat?) {
        var stem = path.split(separator: "/").last.map(String.init) ?? path
        if let inner = cut(stem, extension: "gz") { stem = inner }
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
