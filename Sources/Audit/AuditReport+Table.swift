internal import Records
internal import Store

extension AuditReport {
    /// The report for a terminal of `width` columns, or nil for any: a table for each dataset, its warnings below, and
    /// one of the keys of all.
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
        lines += integrity(width: width) + acceptedFindings(width: width)
        if let receipt { lines.append("receipt of run \(receipt.run): \(receipt.manifestSHA256)") }
        return lines.map { $0 + "\n" }.joined()
    }

    /// The findings that the rule sets accepted, and why; nothing where there are none.
    private func acceptedFindings(width: Int?) -> [String] {
        if accepted.isEmpty { return [] }
        let rows = accepted.map { ["\($0.run)", SafeText.escaped($0.id), SafeText.escaped($0.reason)] }
        let table = TextTable(header: ["run", "finding", "reason"], rows: rows, numbers: [0], whole: [1])
        return ["accepted"] + table.lines(width: width) + [""]
    }

    /// What came of the keys that were checked; nothing where none is declared.
    private func integrity(width: Int?) -> [String] {
        let records = datasets.flatMap { dataset in
            dataset.integrity.map { (dataset: dataset.dataset.record.name, record: $0) }
        }
        if records.isEmpty { return [] }
        let rows = records.map { name, record -> [String] in
            let target = record.table.map { SafeText.escaped($0) } ?? ""
            let texts = [SafeText.escaped(name), SafeText.escaped(record.name), record.kind.rawValue, target]
            if record.status == .notChecked { return texts + ["not checked", "", "", ""] }
            let source = record.sourceViolations.map(String.init) ?? "not compared"
            return texts + [record.status.rawValue, "\(record.checked)", "\(record.violations)", source]
        }
        let header = ["dataset", "key", "kind", "refers to", "status", "checked", "violations", "source"]
        let table = TextTable(header: header, rows: rows, numbers: [5, 6, 7], whole: [2, 4])
        return ["integrity"] + table.lines(width: width) + reasons(of: records) + [""]
    }

    /// Why keys were not checked or not compared, each reason once.
    private func reasons(of records: [(dataset: String, record: IntegrityRecord)]) -> [String] {
        var seen: Set<String> = []
        let reasons = records.compactMap(\.record.reason).filter { seen.insert($0).inserted }
        return reasons.map { reason in
            let keys = records.filter { $0.record.reason == reason }.map { dataset, record in
                "'\(SafeText.escaped("\(dataset).\(record.name)"))'"
            }
            return "note: \(SafeText.escaped(reason)): \(keys.joined(separator: ", "))"
        }
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
