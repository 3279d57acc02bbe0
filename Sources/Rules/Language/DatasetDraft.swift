internal import Records

/// The rules of a column as they are written: one, or a list of them.
struct ColumnDraft: Sendable {
    var name: Placed<String>
    var rules: [RuleDraft]
    /// What is written of the keys under wildcards: at most once in each rule.
    let keys: [RuleDraft]

    /// The same with each path in its one spelling; what is no path stays as it is.
    var canonical: ColumnDraft {
        var draft = self
        draft.name = name.canonical
        for index in rules.indices { draft.rules[index].condition = rules[index].condition?.canonical }
        return draft
    }
}

/// A named mask as it is written.
struct MaskDraft: Sendable {
    let name: Placed<String>
    let rule: RuleDraft
}

/// A dataset as it is written.
struct DatasetDraft: Sendable {
    let name: Placed<String>
    var sources: [String] = []
    var format: String?
    var dialect = DialectRule()
    var subject: Placed<String>?
    var expect: Expectation?
    var columns: [ColumnDraft] = []
    var unlisted: Unlisted?
    var onInvalid: OnInvalid?
}

extension DatasetDraft {
    /// Whether the records are JSON, as far as the rule set tells: by `format`, else by the names of the sources.
    var isJSON: Bool? {
        if let format { return ["jsonl", "json"].contains(format) }
        if hasSource([".jsonl", ".ndjson", ".json"]) { return true }
        return isDump || hasSource([".csv", ".tsv"]) ? false : nil
    }

    /// Whether the rule set tells that the sources are databases or dumps of them, which hold many tables.
    var isDump: Bool {
        if let format { return ["postgresql", "mysql", "sqlite"].contains(format) }
        return hasSource([".sql", ".db", ".sqlite", ".sqlite3"])
    }

    /// Whether the name of a source, `.gz` set aside, ends with one of `endings`.
    private func hasSource(_ endings: [String]) -> Bool {
        sources.contains { source in
            let name = source.lowercased()
            let plain = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
            return endings.contains { plain.hasSuffix($0) }
        }
    }
}

extension Placed<String> {
    /// The path in its one spelling; what is no path stays as it is.
    var canonical: Placed<String> { Placed(value: JSONPath.canonical(value), place: place) }
}
