internal import Records

/// The keys of a dataset.
enum DatasetKeys {
    static let source = RuleKey(
        "source", "What is read: a path relative to this file, a glob, - for standard input, or a list of them.",
        RuleForm<String>.name(example: "exports/customers.csv").oneOrMore)
    static let format = RuleKey(
        "format", "How the source is written; else told by its content.", RuleForm<String>.format)
    static let records = RuleKey(
        "records",
        "Of `format: json` where the records are, as in `data.items` or `users.*`; what stands outside is not staged.",
        RuleForm<JSONPath>.records.placed)
    static let dialect = RuleKey("dialect", "The details of the format.", RuleForm<DialectDraft>.dialect)
    static let subject = RuleKey(
        "subject", "The column or path that says whose record it is.", RuleForm<String>.name(example: "id").placed)
    static let expect = RuleKey("expect", "When an export is too small to publish.", RuleForm<Expectation>.expectation)
    static let keep = RuleKey(
        "keep", "Columns or paths that pass as they are.", RuleForm<String>.name(example: "country").placed.listed)
    static let drop = RuleKey(
        "drop", "Columns or paths that are not staged.", RuleForm<String>.name(example: "password").placed.listed)
    static let columns = RuleKey("columns", "The rule of each column or path.", RuleForm<[ColumnDraft]>.columns)
    static let unlisted = RuleSetKeys.unlisted
    static let onInvalid = RuleSetKeys.onInvalid

    /// All of them.
    static let all = [
        source.erased, format.erased, records.erased, dialect.erased, subject.erased, expect.erased, keep.erased,
        drop.erased, columns.erased, unlisted.erased, onInvalid.erased,
    ]
}

/// The keys of `expect`.
enum ExpectationKeys {
    static let minRecords = RuleKey("min-records", "The fewest records.", RuleForm<Int>.count(example: "1000"))
    static let maxChange = RuleKey("max-change", "The largest change since the last run.", RuleForm<Double>.percentage)

    /// All of them.
    static let all = [minRecords.erased, maxChange.erased]
}

extension RuleForm where Value == Expectation {
    /// The map `expect`.
    static var expectation: RuleForm {
        let keys = ExpectationKeys.all
        return RuleForm(schema: .map(of: keys)) { node, _, log in
            RuleMap(node, "`expect`", known: keys, log: &log).map { map in
                Expectation(
                    minRecords: map.value(ExpectationKeys.minRecords, &log),
                    maxChange: map.value(ExpectationKeys.maxChange, &log))
            }
        }
    }
}

extension RuleForm where Value == String {
    /// A format that sources come in.
    static var format: RuleForm {
        let words = ["csv", "tsv", "jsonl", "json", "postgresql", "mysql", "sqlite"]
        let cure = "write \(words.dropLast().joined(separator: ", ")) or \(words[words.count - 1])"
        return RuleForm(schema: .members(["enum": .strings(words)])) { node, _, log in
            if let text = node.text, words.contains(text) { return text }
            let name = node.text.map { "'\($0)'" } ?? node.kind
            log.report(node.place, "no format is called \(name)", cure: cure)
            return nil
        }
    }
}
