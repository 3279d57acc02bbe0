import Testing

@testable import Rules

struct PathCheckTests {
    /// Path rules, and what is said of them in a dataset whose format is declared.
    private static let faults = [
        (
            "a..b: keep",
            "no-path 10:7: d.a..b: a step of the path is empty; write `user.email`, and an odd key as `['a.b']`"
        ),
        (
            "\"a[0]\": keep",
            "no-path 10:7: d.a[0]: the path chooses elements; a rule holds for all of them, as in `items[*]`"
        ),
        (
            "\"**\": redact",
            "path-tie 10:7: d.**: `**` is what no rule names, of which `unlisted` says what becomes; "
                + "write `unlisted`, or the path of a subtree, as in `usage.**`"
        ),
        (
            "\"a.*\": { keep: , keys: keep }\n      \"*.b\": { redact: , keys: keep }",
            "path-tie 11:7: d.*.b: a value can lie here and at 'a.*' in line 10, and neither rule comes first; "
                + "name the value exactly, or remove one"
        ),
        (
            "a: drop\n      a.b: keep",
            "path-tie 11:7: d.a.b: 'a' in line 10 drops what this is in; "
                + "drop `a.**` to take out all but this, or remove one"
        ),
        ("\"a.*.b\": drop", keysMissing("a.*.b")),
        ("a: { redact: , type: binary }", "type-mismatch 10:7: d.a: JSON has no values of type binary; remove `type`"),
        ("\"a.*\": redact", keysMissing("a.*")), ("\"a.*\": keep", keysMissing("a.*")),
        ("\"a.**\": redact", keysMissing("a.**")), ("\"a.*.**\": keep", keysMissing("a.*.**")),
        ("\"*.a\": { json: { b: keep } }", keysMissing("*.a")),
        (
            "a: { redact: , keys: keep }",
            "keys-unused 10:28: d.a: the path has no wildcard, so the rule set names its keys; remove `keys`"
        ),
        (
            "\"a.*.b\": { redact: , keys: keep }\n      \"a.*.c\": { redact: , keys: m }",
            "keys-differ 11:7: d.a.*.c: 'a.*.b' treats the keys at 'a.*' otherwise; "
                + "use `keys: keep` or one named mask in both"
        ),
        (
            "\"a.*.b\": { redact: , keys: { tokenize: text } }\n      \"a.*.c\": { keep: , keys: { tokenize: text } }",
            "keys-differ 11:7: d.a.*.c: 'a.*.b' treats the keys at 'a.*' otherwise; "
                + "use `keys: keep` or one named mask in both"
        ),
        (
            "a: [{ redact: , when: { \"b[*]\": x } }, keep]\n      \"b[*]\": keep",
            "many-values 10:31: d.a: `when` names 'b[*]', which is no path of one value; "
                + "write a path of keys alone, as in `user.id`"
        ),
        (
            "a: [{ redact: , when: { b: x } }, keep]",
            "unlisted-path 10:31: d.a: `when` names 'b', which no rule lists; give it a rule"
        ),
    ]

    private static func keysMissing(_ path: String) -> String {
        "keys-missing 10:7: d.\(path): keys under a wildcard are data, and the rule does not name them; "
            + "write it under `columns` with `keys: keep` or with a mask, as in `keys: { keyed-hash: hex }`"
    }

    @Test(arguments: faults)
    func `says what is wrong with a path`(rules: String, finding: String) throws {
        #expect(try findings("  d:\n    format: jsonl\n    columns:\n      \(rules)\n") == [finding])
    }

    @Test(arguments: faults)
    func `says it of sources whose format is not known when they are bound`(rules: String, finding: String) throws {
        let text = RuleText.datasets("  d:\n    unlisted: redact\n    columns:\n      \(rules)\n")
        let dataset = try RuleText.load(text.replacing(": m }", with: ": { tokenize: text } }")).datasets[0]
        let ids = dataset.bindPaths().findings.map { $0.kind.rawValue }
        #expect(ids == [String(finding.prefix { $0 != " " })])
    }

    @Test(arguments: faults.filter { !$0.1.contains("type-mismatch") && !$0.0.contains("json") })
    func `says it of the JSON inside a column`(rules: String, finding: String) throws {
        let inner = rules.replacing("\n      ", with: ", ")
        let found = try findings("  d:\n    format: csv\n    columns:\n      c: { json: { \(inner) } }\n")
        #expect(found.count == 1)
        #expect(found[0].hasPrefix(finding.prefix { $0 != " " }))
        #expect(found[0].contains("d.c->"))
    }

    @Test(arguments: [
        "a: keep", "\"a.**\": keep", "\"a.*\": drop", "\"a.**\": drop", "\"a.*.b\": { redact: , keys: keep }",
        "\"a.*\": { redact: , keys: m }\n      \"a.*.b\": { redact: , keys: m }", "\"a[*].b[*]\": redact",
        "\"a.*\": { keep: , keys: keep }\n      a.b: redact\n      \"a.**\": { redact: , keys: m }",
        "a: [{ redact: , when: { \"$.b\": x } }, nullify]\n      b: keep",
        "\"a.*\": [{ redact: , keys: m, when: { b: x } }, nullify]\n      b: keep",
    ])
    func `is silent about what is right`(rules: String) throws {
        #expect(try findings("  d:\n    format: jsonl\n    columns:\n      \(rules)\n") == [])
    }

    @Test func `refuses a wildcard in the short list of what is kept`() throws {
        #expect(
            try findings("  d:\n    format: jsonl\n    keep: [\"a.*\", \"b.**\"]\n") == [
                Self.keysMissing("a.*").replacing("10:7", with: "9:12")
            ])
    }

    @Test(arguments: [
        (
            "\"a[*]\"",
            "many-values 7:3: d: `subject` names 'a[*]', which is no path of one value; "
                + "write a path of keys alone, as in `user.id`"
        ),
        ("b.c", "unlisted-path 7:3: d: `subject` names 'b.c', which no rule lists; give it a rule"),
    ])
    func `says what is wrong with a subject`(subject: String, finding: String) throws {
        #expect(try findings("  d: { format: jsonl, subject: \(subject), keep: [\"a[*]\", x.y] }") == [finding])
        #expect(try findings("  d: { format: jsonl, subject: \"$.x['y']\", keep: [x.y] }") == [])
    }

    @Test func `two spellings of one path are one path`() throws {
        #expect(
            RuleText.faults(RuleText.datasets("  d:\n    format: jsonl\n    keep: [a.b, \"$.a['b']\"]\n")) == [
                "rules.yaml:6:17: column 'a.b' has a rule in line 6 already; "
                    + "name it once, in `columns`, `keep` or `drop`"
            ])
        let unknown = try RuleText.load(RuleText.datasets("  d: { keep: [a.b, \"$.a['b']\"] }")).datasets[0]
        #expect(unknown.bindPaths().findings.map { $0.kind.rawValue } == ["path-tie"])
    }

    @Test(arguments: ["format: csv", "source: x.tsv.gz"])
    func `columns have no keys`(source: String) throws {
        let text = "  d:\n    \(source)\n    columns:\n      \"a.*\": { redact: , keys: keep }\n"
        #expect(try findings(text) == ["keys-unused 10:32: d.a.*: a column has no keys; remove `keys`"])
    }

    @Test func `columns of a source whose format shows late have no keys`() throws {
        let text = "  d:\n    columns:\n      \"a.*\": { redact: , keys: keep }\n"
        let dataset = try RuleText.load(RuleText.datasets(text)).datasets[0]
        #expect(dataset.bind(header: ["a.*"]).findings.map { $0.kind.rawValue } == ["keys-unused"])
    }

    /// What is found, as `ID LINE:COLUMN: words`.
    private func findings(_ datasets: String) throws -> [String] {
        try RuleText.findings(datasets).map { finding in
            #expect(finding.hasPrefix("error "))
            return String(finding.dropFirst("error ".count)).replacing("rules.yaml:", with: "")
        }
    }
}
