internal import Records
internal import Store

extension RunComparison {
    /// The comparison for a terminal of `width` columns: what differs, and in which datasets nothing does.
    public func table(width: Int? = nil) -> String {
        let facts = [("rules", "rules_sha256"), ("key", "key_id"), ("versions", "versions")].map { name, what in
            "\(name) \(differs(what) ? "changed" : "the same")"
        }
        var lines = ["run \(before.run) to run \(after.run): \(facts.joined(separator: ", "))"]
        if !changes.isEmpty {
            let header = ["dataset", "field", "what", "run \(before.run)", "run \(after.run)"]
            lines += TextTable(header: header, rows: changes.map(\.cells)).lines(width: width)
        }
        if !unchanged.isEmpty {
            lines.append("nothing changed in \(unchanged.map(SafeText.escaped).joined(separator: ", "))")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// The comparison as one JSON object.
    public func json() -> String {
        var object = JSONObject()
        object.add("store", path)
        object.add("before", before.run)
        object.add("after", after.run)
        object.add("rules_changed", differs("rules_sha256"))
        object.add("key_changed", differs("key_id"))
        object.add("versions_changed", differs("versions"))
        object.add("changes", json: JSONObject.array(changes.map(\.json)))
        object.add("unchanged", json: JSONObject.array(unchanged.map(JSONText.quoted)))
        return object.text
    }
}

extension RunComparison.Change {
    fileprivate var cells: [String] {
        [dataset ?? "", field ?? "", what, before ?? "-", after ?? "-"].map(SafeText.escaped)
    }

    fileprivate var json: String {
        var object = JSONObject()
        object.add("dataset", dataset)
        object.add("field", field)
        object.add("what", what)
        for (name, value) in [("before", before), ("after", after)] {
            if isCount { object.add(name, json: value ?? "null") } else { object.add(name, value) }
        }
        return object.text
    }
}
