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
    /// Where the records of a JSON document are.
    var records: JSONPath?
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
        if let format { return format == "jsonl" || format == "json" }
        if hasName([".json", ".jsonl", ".ndjson"]) { return true }
        return isDump || hasName([".csv", ".tsv"]) ? false : records == nil ? nil : true
    }

    /// Whether the rule set tells that the sources are databases or dumps of them, which hold many tables.
    var isDump: Bool {
        if let format { return ["postgresql", "mysql", "sqlite"].contains(format) }
        return hasName([".sql", ".db", ".sqlite", ".sqlite3"])
    }

    /// Whether the rule set tells another format than `name`: by `format`, else by the names of the sources.
    func readsOther(than name: String) -> Bool {
        if let format { return format != name }
        return !hasName(["." + name]) && hasName([".csv", ".tsv", ".jsonl", ".ndjson"]) || isDump
    }

    /// Whether the name of a source ends with one of `endings`.
    private func hasName(_ endings: [String]) -> Bool {
        sources.contains { source in
            var name = source.lowercased()
            if name.hasSuffix(".gz") { name.removeLast(3) }
            return endings.contains { name.hasSuffix($0) }
        }
    }
}

extension Placed<String> {
    /// The path in its one spelling; what is no path stays as it is.
    var canonical: Placed<String> { Placed(value: JSONPath.canonical(value), place: place) }
}
