internal import Records
internal import Store

/// What a seed holds, as people and programs read it.
enum SeedText {
    /// A line for each table, aligned, then one for each foreign key that has orphans.
    static func table(_ report: SeedReport, width: Int?) -> String {
        let rows = report.tables.map { table in
            let counts = [table.rows, table.columns, table.indexes, table.foreignKeys.count, table.orphans]
            return [SafeText.escaped(table.name)] + counts.map(NumberText.grouped)
        }
        let header = ["table", "rows", "columns", "indexes", "foreign keys", "orphans"]
        let table = TextTable(header: header, rows: rows, numbers: Set(1..<header.count))
        return (table.lines(width: width) + orphanLines(report)).joined(separator: "\n")
    }

    /// The report as one JSON object.
    static func json(_ report: SeedReport) -> String {
        var object = JSONObject()
        object.add("tables", json: JSONObject.array(report.tables.map(json)))
        object.add("orphans", report.orphans)
        object.add("notes", json: JSONObject.array(report.notes.map(JSONText.quoted)))
        return object.text
    }

    private static func json(_ table: SeedReport.Table) -> String {
        var object = JSONObject()
        object.add("table", table.name)
        object.add("rows", table.rows)
        object.add("columns", table.columns)
        object.add("indexes", table.indexes)
        object.add("foreign_keys", json: JSONObject.array(table.foreignKeys.map(json)))
        return object.text
    }

    private static func json(_ key: SeedReport.ForeignKey) -> String {
        var object = JSONObject()
        object.add("column", key.column)
        object.add("references", key.target)
        object.add("orphans", key.orphans)
        return object.text
    }

    /// How many rows refer to what is not there.
    static func orphans(_ report: SeedReport) -> String { refer(report.orphans) + " to what is not there" }

    /// A line for each foreign key that has orphans.
    static func orphanLines(_ report: SeedReport) -> [String] {
        report.tables.flatMap { table in
            table.foreignKeys.filter { $0.orphans > 0 }.map { key in
                "\(SafeText.escaped(table.name)): \(SafeText.column(key.column, ordinal: key.ordinal)):"
                    + " \(refer(key.orphans)) to no '\(SafeText.escaped(key.target))'"
            }
        }
    }

    private static func refer(_ rows: Int) -> String {
        "\(NumberText.grouped(rows)) \(rows == 1 ? "row refers" : "rows refer")"
    }
}
