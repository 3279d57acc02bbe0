internal import Records
internal import Store

extension AuditReport {
    /// The report for a terminal of `width` columns, or nil for any: a table for each dataset, its warnings below.
    public func table(width: Int? = nil) -> String {
        var lines: [String] = []
        for dataset in datasets {
            let row = dataset.dataset
            var title = "\(SafeText.escaped(row.record.name)): run \(row.run), \(row.records) records"
            if row.rejects > 0 { title += ", \(row.rejects) rejects" }
            if let run = dataset.run {
                title += ", rules '\(SafeText.escaped(run.record.rulesName))'"
                if let key = run.record.keyID { title += ", key \(SafeText.escaped(key))" }
            }
            lines.append("\(title), \(SafeText.escaped(row.published))")
            lines += Self.fields(of: dataset).lines(width: width)
            lines += dataset.warnings.map { "warning: \($0)" }
            lines.append("")
        }
        if let receipt { lines.append("receipt of run \(receipt.run): \(receipt.manifestSHA256)") }
        return lines.map { $0 + "\n" }.joined()
    }

    /// The fields of a dataset, of a JSON one with how many records have no such path.
    private static func fields(of dataset: Dataset) -> TextTable {
        let isJSON = dataset.dataset.record.isJSON
        let texts = [isJSON ? "path" : "column", "method", "mask", "class", "category", "technique"]
        let missing = isJSON ? ["missing"] : []
        let numbers = ["masked", "kept", "nulls", "empties"] + missing + ["rejected", "invalid", "distinct"]
        return TextTable(
            header: texts + numbers, rows: dataset.fields.map { cells($0, isJSON: isJSON) },
            numbers: Set(texts.count..<texts.count + numbers.count), whole: [0])
    }

    private static func cells(_ field: FieldRecord, isJSON: Bool) -> [String] {
        let texts = [field.path, field.method, field.mask, field.sensitivity, field.category, field.technique]
        let counts = field.counts
        let passed = [counts.masked, counts.kept, counts.nulls, counts.empties] + (isJSON ? [counts.missing] : [])
        let numbers = passed + [counts.rejected, counts.invalid, field.distinctEstimate]
        return texts.map { $0.map(SafeText.escaped) ?? "" } + numbers.map { $0.map(String.init) ?? "" }
    }
}
