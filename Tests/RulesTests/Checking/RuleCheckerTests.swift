import Testing

@testable import Rules

struct RuleCheckerTests {
    private func findings(_ datasets: String, records: [String: Int]? = nil) throws -> [String] {
        let text = "bauta: 1\nname: n\nkey: env:K\nmasks:\n  m: { keyed-hash: hex }\ndatasets:\n"
        return try RuleChecker.findings(RuleText.load(text + datasets), records: records).map {
            "\($0.severity.rawValue) \($0.id) \($0)"
        }.filter { !$0.hasPrefix("note unused-mask") }
    }

    @Test(arguments: [
        (
            "a: { keep: , class: sensitive }",
            "error sensitive-kept rules.yaml:9:10: d.a: a sensitive column is kept without a reason; mask it, or write `keep: REASON`"
        ),
        (
            "a: { keep: , class: direct }",
            "warning direct-kept rules.yaml:9:10: d.a: a direct identifier is kept without a reason; mask it, or write `keep: REASON`"
        ),
        (
            "a: { keep: , class: free-text }",
            "warning free-text-kept rules.yaml:9:10: d.a: free text is kept without a reason; mask it, or write `keep: REASON`"
        ),
        (
            "a: { redact: , unique: true }",
            "error unique-lossy rules.yaml:9:10: d.a: `redact` makes different values of a unique column equal; "
                + "use tokenize or fpe, which never do, or remove `unique`"
        ),
        (
            "a: { keyed-hash: { format: hex, length: 8 } }",
            "warning collision-odds rules.yaml:9:10: d.a: two of 1000000 values get one pseudonym with odds of 1 in 1; "
                + "make the pseudonym longer, or use tokenize or fpe, which are never alike"
        ),
        (
            "a: { keyed-hash: { format: hex, length: 14 }, unique: true }",
            "error collision-odds rules.yaml:9:10: d.a: two of 1000000 values get one pseudonym with odds of 1 in 144115; "
                + "make the pseudonym longer, or use tokenize or fpe, which are never alike"
        ),
        (
            "a: [{ redact: , when: { a: x } }, nullify]",
            "warning when-on-masked rules.yaml:9:11: d.a: `when` reads 'a', which is not kept: which rule was used tells its value; "
                + "decide by a column that is kept"
        ),
    ])
    func `finds what is unsafe in a column`(column: String, finding: String) throws {
        #expect(try findings("  d:\n    columns:\n      \(column)\n") == [finding])
    }

    @Test(arguments: [
        "a: { keep: public, class: sensitive }", "a: { redact: , class: sensitive }",
        "a: { tokenize: integer, unique: true }",
        "a: { keyed-hash: hex, unique: true }", "a: { keyed-hash: { format: hex, length: 20 } }", "a: keep",
        "b: keep\n      a: [{ redact: , when: { b: x } }, nullify]", "a: m",
    ])
    func `is silent about what is safe`(column: String) throws {
        #expect(try findings("  d:\n    columns:\n      \(column)\n") == [])
    }

    @Test func `takes the number of records that is known`() throws {
        let text = "  d:\n    columns:\n      a: { keyed-hash: { format: hex, length: 14 } }\n"
        #expect(try findings(text, records: ["d": 100]) == [])
        #expect(try findings(text, records: ["d": 10_000_000]).count == 1)
    }

    @Test(arguments: [
        (
            "  c: { subject: id, columns: { id: redact } }",
            "warning join-lossy rules.yaml:7:36: c.id: `redact` makes different values equal, and this column is joined; "
                + "use tokenize, fpe or keyed-hash"
        ),
        (
            "  customers: { columns: { id: { tokenize: integer } } }\n  o: { columns: { customer_id: { tokenize: integer } } }",
            "warning join-mismatch rules.yaml:8:19: o.customer_id: this column and 'customers.id' look like a join but are masked apart; "
                + "write `references: customers.id`, or use one named mask for both"
        ),
        (
            "  c: { subject: mail, columns: { mail: m } }\n  o: { columns: { mail: { keyed-hash: hex } } }",
            "warning join-mismatch rules.yaml:8:19: o.mail: this column and 'c.mail' have one name but are masked apart; "
                + "write `references: c.mail`, or use one named mask for both"
        ),
        (
            "  c: { columns: { a: m, b: { mask: m, normalize: trim } } }",
            "warning join-mismatch rules.yaml:7:25: c.b: this column and 'c.a' share a mask but differ in `normalize` or `type`; "
                + "write `references: c.a`, or use one named mask for both"
        ),
        (
            "  c: { unlisted: keep }",
            "warning unlisted-kept rules.yaml:7:3: c: columns that no rule names pass as they are; "
                + "write `unlisted: fail` and list what to keep"
        ),
    ])
    func `finds what is unsafe between columns`(datasets: String, finding: String) throws {
        #expect(try findings(datasets) == [finding])
    }

    @Test(arguments: [
        "  c: { subject: id, columns: { id: { tokenize: integer } } }\n  o: { columns: { id: { tokenize: integer } } }",
        "  customers: { columns: { id: m } }\n  o: { columns: { customer_id: { references: customers.id } } }",
        "  customers: { keep: [id] }\n  o: { keep: [customer_id] }",
    ])
    func `is silent about joins that survive`(datasets: String) throws {
        #expect(try findings(datasets) == [])
    }

    @Test func `notes what is missing or unused`() throws {
        let rules = try RuleText.load(
            "bauta: 1\nname: n\nmasks: { m: redact }\ndatasets: { d: { columns: { a: { tokenize: text } } } }")
        #expect(
            RuleChecker.findings(rules).map { "\($0.severity.rawValue) \($0)" } == [
                "note rules.yaml:3:10: m: no column uses this mask; use it or remove it",
                "note rules.yaml: the rule set names no key; add `key: env:BAUTA_KEY`, or give `--key` to every run",
            ])
    }

    @Test func `names its findings in kebab-case, once each`() {
        let names = FindingKind.allCases.map { $0.rawValue }
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.utf8.allSatisfy { $0 == UInt8(ascii: "-") || (97...122).contains($0) } })
    }
}
