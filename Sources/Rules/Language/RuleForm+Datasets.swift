internal import Records

/// How datasets are written.
extension RuleForm where Value == [DatasetDraft] {
    /// A map of names to datasets.
    static var datasets: RuleForm {
        let keys = DatasetKeys.all
        return RuleForm(schema: .map(ofNamesTo: .map(of: keys))) { node, key, log in
            guard let entries = node.namedEntries(key, &log) else { return nil }
            var seen: [String: String] = [:]
            return entries.compactMap { entry in
                checkName(entry, &seen, &log)
                guard let map = RuleMap(entry.value, "a dataset", known: keys, log: &log) else { return nil }
                return dataset(entry, map, &log)
            }
        }
    }

    private static func dataset(_ entry: YAMLEntry, _ map: RuleMap, _ log: inout FaultLog) -> DatasetDraft {
        var draft = DatasetDraft(name: Placed(value: entry.key, place: entry.place))
        draft.sources = map.value(DatasetKeys.source, &log) ?? []
        draft.format = map.value(DatasetKeys.format, &log)
        if let records = map.value(DatasetKeys.records, &log) {
            draft.records = records.value
            checkRecords(records, of: draft, &log)
        }
        if let dialect = map.value(DatasetKeys.dialect, &log) {
            DialectCheck(dialect, of: draft).report(&log)
            draft.dialect = dialect.rule
        }
        draft.subject = map.value(DatasetKeys.subject, &log)
        draft.expect = map.value(DatasetKeys.expect, &log)
        draft.columns = map.value(DatasetKeys.columns, &log) ?? []
        draft.unlisted = map.value(DatasetKeys.unlisted, &log)
        draft.onInvalid = map.value(DatasetKeys.onInvalid, &log)
        for key in [DatasetKeys.keep, DatasetKeys.drop] {
            for column in map.value(key, &log) ?? [] { append(column, method: key.name, to: &draft) }
        }
        if draft.isJSON == true {
            draft.columns = draft.columns.map { $0.canonical }
            draft.subject = draft.subject?.canonical
        }
        checkColumns(draft, &log)
        if let source = map.entry(DatasetKeys.source.name), DatasetGlob(entry.key).isPattern, !draft.isDump {
            log.report(
                source.place, "only a database or its dump fills the datasets of a glob",
                cure: "remove `source`, or declare `format: postgresql`, mysql or sqlite")
        }
        return draft
    }

    /// Only a document has records somewhere in it.
    private static func checkRecords(_ records: Placed<JSONPath>, of draft: DatasetDraft, _ log: inout FaultLog) {
        guard draft.readsOther(than: "json") else { return }
        log.report(
            records.place, "`records` is for sources of format json",
            cure: "remove it, or declare `format: json` if each source is one JSON document")
    }

    /// `keep: [country]` is short for `country: keep`.
    private static func append(_ column: Placed<String>, method: String, to draft: inout DatasetDraft) {
        let rule = RuleDraft(
            place: column.place, choice: .word(Placed(value: method, place: column.place)),
            attributes: RuleAttributes(), condition: nil)
        draft.columns.append(ColumnDraft(name: column, rules: [rule], keys: []))
    }

    private static func checkColumns(_ draft: DatasetDraft, _ log: inout FaultLog) {
        var seen: [String: RulePlace] = [:]
        for column in draft.columns {
            if let first = seen[column.name.value] {
                log.report(
                    column.name.place, "column '\(column.name.value)' has a rule in line \(first.line) already",
                    cure: "name it once, in `columns`, `keep` or `drop`")
            }
            seen[column.name.value] = column.name.place
        }
    }

    /// Names become views in SQLite, which knows no case.
    private static func checkName(_ entry: YAMLEntry, _ seen: inout [String: String], _ log: inout FaultLog) {
        let name = entry.key
        let folded = name.lowercased()
        for prefix in ["bauta_", "sqlite_"] where folded.hasPrefix(prefix) {
            log.report(entry.place, "a dataset's name begins with '\(prefix)'", cure: "choose another name")
        }
        if name.utf8.count > 128 {
            log.report(entry.place, "a dataset's name is longer than 128 bytes", cure: "choose a shorter name")
        }
        if let twin = seen[folded] {
            log.report(entry.place, "datasets '\(twin)' and '\(name)' differ only by case", cure: "rename one")
        }
        seen[folded] = name
    }
}

extension RuleForm where Value == JSONPath {
    /// Where the records of a JSON document are: a path without `**`.
    static var records: RuleForm {
        RuleForm(schema: .nonEmptyText) { node, key, log in
            guard let text = node.text, !node.isBlank else {
                log.report(node.place, "'\(key)' is \(node.kind)", cure: "write a path, as in `\(key): data.items`")
                return nil
            }
            do throws(JSONPathFault) {
                let path = try JSONPath(parsing: text)
                guard path.rank != .subtree else {
                    log.report(
                        node.place, "'\(key)' ends with `**`, and records lie at one depth",
                        cure: "write where they are, as in `\(key): data.items`")
                    return nil
                }
                return path
            } catch {
                let parts = error.description.split(separator: "; ", maxSplits: 1).map(String.init)
                log.report(node.place, "'\(key)': \(parts[0])", cure: parts[parts.count - 1])
                return nil
            }
        }
    }
}
