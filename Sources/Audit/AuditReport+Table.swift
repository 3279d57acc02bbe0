internal import Records
internal import Store

extension AuditReport {
    /// The report for a terminal of `width` columns: a table for each dataset, its warnings below.
    public func table(width: Int = 120) -> String {
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
            lines += TextTable(header: Self.header, rows: dataset.fields.map(Self.cells), numbers: Set(6...12)).lines(
                width: width)
            lines += dataset.warnings.map { "warning: \($0)" }
            lines.append("")
        }
        if let receipt { lines.append("receipt of run \(receipt.run): \(receipt.manifestSHA256)") }
        return lines.map { $0 + "\n" }.joined()
    }

    private static let header = [
        "column", "method", "mask", "class", "category", "technique", "masked", "kept", "nulls", "empties", "rejected",
        "invalid", "distinct",
    ]

    private static func cells(_ field: FieldRecord) -> [String] {
        let texts = [field.path, field.method, field.mask, field.sensitivity, field.category, field.technique]
        let counts = field.counts
        let numbers = [
            counts.masked, counts.kept, counts.nulls, counts.empties, counts.rejected, counts.invalid,
            field.distinctEstimate,
        ]
        return texts.map { $0.map(SafeText.escaped) ?? "" } + numbers.map { $0.map(String.init) ?? "" }
    }
}
