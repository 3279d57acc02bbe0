internal import Records

/// A key of the rules language: its name, its meaning and the form of its value, declared once.
struct RuleKey<Value: Sendable>: Sendable {
    /// The name in kebab-case.
    let name: String
    /// One sentence for editors.
    let summary: String
    /// How the value is written.
    let form: RuleForm<Value>

    /// A key with its meaning and its form.
    init(_ name: String, _ summary: String, _ form: RuleForm<Value>) {
        self.name = name
        self.summary = summary
        self.form = form
    }

    /// The key without its type, for lists of keys.
    var erased: RuleKeyEntry { RuleKeyEntry(name: name, summary: summary, schema: form.schema) }
}

/// A key of the rules language as the schema and the did-you-mean need it.
struct RuleKeyEntry: Sendable {
    let name: String
    let summary: String
    let schema: JSONValue
}

/// The keys of one map of a rule set, read by their declarations.
struct RuleMap {
    /// Where the map stands.
    let place: RulePlace
    /// What was written.
    let entries: [YAMLEntry]

    /// The map in `node`, which messages call `kind`, as in `a dataset`; keys that are not `known` are reported.
    ///
    /// Keys that are `refused` are left to who reads the map.
    init?(
        _ node: YAMLNode, _ kind: String, known: [RuleKeyEntry], refused: [RuleKeyEntry] = [], log: inout FaultLog
    ) {
        place = node.place
        if node.isBlank {
            entries = []
            return
        }
        guard case .map(let entries) = node.content else {
            log.report(node.place, "\(kind) is \(node.kind)", cure: "write a map of \(Self.sample(known))")
            return nil
        }
        self.entries = entries
        let names = known.map { $0.name }
        let left = refused.map { $0.name }
        for entry in entries where !names.contains(entry.key) && !left.contains(entry.key) {
            log.report(
                entry.place, "unknown key '\(entry.key)' in \(kind)",
                cure: Suggestion.cure(for: entry.key, among: names))
        }
    }

    /// The value of `key`, or nil where it is absent or wrong.
    func value<Value: Sendable>(_ key: RuleKey<Value>, _ log: inout FaultLog) -> Value? {
        guard let entry = entry(key.name) else { return nil }
        return key.form.read(entry.value, key.name, &log)
    }

    /// The entry named `name`.
    func entry(_ name: String) -> YAMLEntry? {
        entries.first { $0.key == name }
    }

    private static func sample(_ known: [RuleKeyEntry]) -> String {
        known.prefix(3).map { $0.name }.joined(separator: ", ") + (known.count > 3 ? ", …" : "")
    }
}
