internal import Records
internal import Store

/// A dataset as one run left it.
struct RecordedDataset {
    let dataset: StoredDataset
    let fields: [FieldRecord]
}

/// Gathers what differs between two runs.
struct RunChanges {
    /// All of it, dataset by dataset.
    private(set) var all: [RunComparison.Change] = []
    private let before: Int
    private let after: Int

    /// Compares the runs' own facts.
    init(from before: StoredRun, to after: StoredRun) {
        self.before = before.run
        self.after = after.run
        let facts: [(String, (RunRecord) -> String?)] = [
            ("rules", \.rulesName), ("rules_sha256", { HexText.string($0.rulesSHA256) }), ("key_id", \.keyID),
            ("versions", \.versions),
        ]
        for (what, value) in facts {
            add(what, value(before.record), value(after.record))
        }
    }

    /// Compares what both runs left of `datasets`, and gives the names of those in which nothing differs.
    mutating func compare(_ datasets: [RecordedDataset]) -> [String] {
        let (old, new) = (byName(datasets, of: before), byName(datasets, of: after))
        var unchanged: [String] = []
        for name in Set(old.keys).union(new.keys).sorted() {
            let known = all.count
            if let left = old[name]?.first, let right = new[name]?.first {
                compare(left, right)
            } else {
                let extents = [old, new].map { $0[name]?.first.map { "\($0.dataset.records) records" } }
                add("dataset", extents[0], extents[1], of: name.text)
            }
            if all.count == known { unchanged.append(name.text) }
        }
        return unchanged
    }

    private func byName(_ datasets: [RecordedDataset], of run: Int) -> [ExactText: [RecordedDataset]] {
        Dictionary(grouping: datasets.filter { $0.dataset.run == run }) { ExactText($0.dataset.record.name) }
    }

    private mutating func compare(_ old: RecordedDataset, _ new: RecordedDataset) {
        let name = new.dataset.record.name
        add("format", old.dataset.record.format, new.dataset.record.format, of: name)
        count("records", old.dataset.records, new.dataset.records, of: name)
        count("rejects", old.dataset.rejects, new.dataset.rejects, of: name)
        let paths = Set(new.fields.map { ExactText($0.path) })
        for field in old.fields where !paths.contains(ExactText(field.path)) {
            add("field", field.method, nil, of: name, field.path)
        }
        let formers = Dictionary(old.fields.map { (ExactText($0.path), $0) }) { first, _ in first }
        let growth = new.dataset.records &- old.dataset.records
        for field in new.fields {
            if let former = formers[ExactText(field.path)] {
                compare(former, field, of: name, growth: growth)
            } else {
                add("field", nil, field.method, of: name, field.path)
            }
        }
    }

    /// Compares one field; a number that only grew as the records did tells nothing.
    private mutating func compare(_ old: FieldRecord, _ new: FieldRecord, of dataset: String, growth: Int) {
        for text in FieldRecord.texts where !["path", "technique", "key_id"].contains(text.name) {
            add(text.name, text.value(old), text.value(new), of: dataset, new.path)
        }
        for number in FieldRecord.numbers where !["seen", "shortest", "longest"].contains(number.name) {
            let (former, latter) = (number.value(old), number.value(new))
            let follows = ["masked", "kept", "distinct_estimate"].contains(number.name)
            if follows, let former, let latter, latter &- former == growth { continue }
            count(number.name, former, latter, of: dataset, new.path)
        }
    }

    private mutating func add(
        _ what: String, _ before: String?, _ after: String?, of dataset: String? = nil, _ field: String? = nil
    ) {
        guard before.map(ExactText.init) != after.map(ExactText.init) else { return }
        all.append(RunComparison.Change(dataset: dataset, field: field, what: what, before: before, after: after))
    }

    private mutating func count(
        _ what: String, _ before: Int?, _ after: Int?, of dataset: String, _ field: String? = nil
    ) {
        let known = all.count
        add(what, before.map(String.init), after.map(String.init), of: dataset, field)
        if all.count > known { all[known].isCount = true }
    }
}
