public import Records

extension DatasetView {
    /// The column of a JSON dataset's view that shows the whole record, always the last one.
    private static let recordColumn = "record"

    /// Of `paths` those that the view of a JSON dataset can show: they name every key, and SQLite can name it too.
    ///
    /// SQLite's paths know no escapes, and not every SQLite that is in use takes the empty key.
    public static func columns(of paths: [JSONPath]) -> [JSONPath] {
        paths.filter { keys(in: $0) != nil }
    }

    /// The names of the view's columns, in order, no two equal but for case.
    ///
    /// Of a JSON dataset the last one is `record`, and a path of that name has `$.` before it.
    public static func columnNames(of record: DatasetRecord) -> [String] {
        guard record.isJSON else { return unique(record.columns) }
        let reserved = folded(recordColumn)
        return unique(record.columns.map { folded($0) == reserved ? "$.\($0)" : $0 }) + [recordColumn]
    }

    /// What the view of a JSON dataset shows, each value with its name; nil where a column is no path.
    ///
    /// A key that is escaped in the record is another one to SQLite before 3.45, and `record` is the record without
    /// the blanks between its parts.
    static func values(of record: DatasetRecord) -> [String]? {
        var values: [String] = []
        for (column, name) in zip(record.columns, columnNames(of: record)) {
            guard let path = try? JSONPath(parsing: column), let keys = keys(in: path) else { return nil }
            let place = "$" + keys.map { ".\"\($0)\"" }.joined()
            values.append("json_extract(r.value,\(quoted(place, by: "'"))) AS \(quoted(name))")
        }
        return values + ["r.value AS \(quoted(recordColumn))"]
    }

    /// The keys of a path that a view can show.
    private static func keys(in path: JSONPath) -> [String]? {
        path.keys.flatMap { $0.allSatisfy(isNameable) ? $0 : nil }
    }

    private static func isNameable(_ key: String) -> Bool {
        !key.isEmpty && key.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\"" && $0 != "\\" }
    }

    /// `names` with a number behind each that equals an earlier one but for case, as SQLite numbers them in a view.
    private static func unique(_ names: [String]) -> [String] {
        var taken: Set<[UInt8]> = []
        return names.map { name in
            var candidate = name
            var number = 0
            while !taken.insert(folded(candidate)).inserted {
                number += 1
                candidate = "\(unnumbered(name)):\(number)"
            }
            return candidate
        }
    }

    /// `name` without a number that makes it unique already.
    private static func unnumbered(_ name: String) -> Substring {
        guard let colon = name.lastIndex(of: ":"),
            name[name.index(after: colon)...].utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return name[...] }
        return name[..<colon]
    }
}
