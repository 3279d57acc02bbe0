internal import Pipeline
internal import Records
internal import Store

/// The first records of a dataset as people and programs read them.
enum PreviewText {
    /// A title, and the records as aligned columns.
    static func table(_ dataset: PreviewRun.Dataset, width: Int?) -> [String] {
        let rows = dataset.parts.flatMap { part in
            (0..<part.count).map { row in cells(of: row, in: part.rows, dataset) }
        }
        let title = "\(SafeText.escaped(dataset.name)): \(rows.count) \(rows.count == 1 ? "record" : "records")"
        return [title] + TextTable(header: dataset.columns.map(SafeText.escaped), rows: rows).lines(width: width)
    }

    /// One object a record: its dataset, and the record with its columns' names.
    static func json(_ dataset: PreviewRun.Dataset) -> [String] {
        dataset.parts.flatMap { part in
            (0..<part.count).map { row in
                let shown =
                    dataset.isJSON ? line(of: row, in: part.rows) : object(dataset.columns, part.rows, row)
                var object = JSONObject()
                object.add("dataset", dataset.name)
                object.add("record", json: shown)
                return object.text
            }
        }
    }

    private static func object(_ columns: [String], _ rows: BlockRows, _ row: Int) -> String {
        var object = JSONObject()
        for (index, name) in columns.enumerated() {
            let value = rows.value(row, index)
            let text = text(rows, value)
            switch value {
            case .missing, .null: object.add(name, json: "null")
            case .text: object.add(name, text)
            case .number, .boolean, .container: object.add(name, json: text)
            }
        }
        return object.text
    }

    /// The cells of a record; the last one of JSON is the record itself.
    private static func cells(of row: Int, in rows: BlockRows, _ dataset: PreviewRun.Dataset) -> [String] {
        let values = dataset.columns.dropLast(dataset.isJSON ? 1 : 0).indices.map { column in
            text(rows, rows.value(row, column))
        }
        return (dataset.isJSON ? values + [line(of: row, in: rows)] : values).map(SafeText.escaped)
    }

    /// A record of JSON, which its document may have on many lines.
    private static func line(of row: Int, in rows: BlockRows) -> String {
        var bytes = Array(rows.plain[rows.record(row)])
        JSONLine.flatten(&bytes, from: 0)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func text(_ rows: BlockRows, _ value: BlockValue) -> String {
        var bytes: [UInt8] = []
        rows.appendText(value, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
