/// The view through which plain SQLite reads a dataset's blocks.
public enum DatasetView {
    /// The most columns that SQLite, as it is usually built, gives a view.
    public static let maximumColumns = 2000

    /// The SQL that creates the published view of `dataset`, or nil where it has no columns or too many.
    public static func sql(of dataset: StoredDataset) -> String? {
        let record = dataset.record
        guard record.isJSON else { return sql(name: record.name, dataset: dataset.dataset, columns: record.columns) }
        return values(of: record).flatMap { sql(name: record.name, dataset: dataset.dataset, values: $0) }
    }

    /// The SQL that creates the view of a tabular dataset, or nil where it has no columns or too many.
    public static func sql(name: String, dataset: Int, columns: [String]) -> String? {
        let values = columns.enumerated().map { index, column in
            "json_extract(r.value,'$[\(index)]') AS \(quoted(column))"
        }
        return sql(name: name, dataset: dataset, values: values)
    }

    /// The SQL of a view that shows `values`, each with its name.
    ///
    /// `LIMIT -1` is a barrier: without it SQLite inflates the inner block once for each outer row of a join.
    private static func sql(name: String, dataset: Int, values: [String]) -> String? {
        guard (1...maximumColumns).contains(values.count) else { return nil }
        return """
            CREATE VIEW \(quoted(name)) AS SELECT \(values.joined(separator: ", "))
              FROM bauta_block AS b CROSS JOIN \
            json_each(CAST(sqlar_uncompress(b.payload, b.plain_bytes) AS TEXT)) AS r
              WHERE b.dataset = \(dataset) ORDER BY b.sequence LIMIT -1
            """
    }

    /// A name as a quoted SQL identifier.
    public static func quoted(_ name: String) -> String { quoted(name, by: "\"") }

    /// A text between two quotes, those within it doubled.
    static func quoted(_ text: String, by quote: Unicode.Scalar) -> String {
        var quoted = String.UnicodeScalarView([quote])
        for scalar in text.unicodeScalars {
            if scalar == quote { quoted.append(quote) }
            quoted.append(scalar)
        }
        quoted.append(quote)
        return String(quoted)
    }

    /// Refuses what cannot be a view's name, or would hide a table of the store or of SQLite.
    static func check(name: String) throws(StoreError) {
        let reason: String? =
            if name.isEmpty {
                "is empty; give it a name"
            } else if name.utf8.contains(0) {
                "holds a NUL byte; give it another name"
            } else if name.utf8.count > 128 {
                "is longer than 128 bytes; give it a shorter name"
            } else if ["bauta_", "sqlite_"].contains(where: { folded(name).starts(with: folded($0)) }) {
                "begins like a table of the store; give it another name"
            } else if ["json_each", "json_tree"].contains(where: { folded(name) == folded($0) }) {
                "is what the views read with; give it another name"
            } else {
                nil
            }
        if let reason { throw .datasetName(name, reason: reason) }
    }

    /// A name's bytes in lower case, as SQLite compares names: A–Z only.
    static func folded(_ name: String) -> [UInt8] {
        name.utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
    }
}
