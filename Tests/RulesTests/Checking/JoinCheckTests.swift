import Testing

@testable import Rules

struct JoinCheckTests {
    private func findings(_ datasets: String) throws -> [String] {
        try RuleText.findings(datasets)
    }

    @Test(arguments: [
        (
            "  c: { subject: id, columns: { id: redact } }",
            "warning join-lossy rules.yaml:7:36: c.id: `redact` makes different values equal, and this column "
                + "is joined; "
                + "use tokenize, fpe or keyed-hash"
        ),
        (
            "  customers: { columns: { id: { tokenize: integer } } }\n  o: { columns: { customer_id: { "
                + "tokenize: integer } } }",
            "warning join-mismatch rules.yaml:8:19: o.customer_id: this column and 'customers.id' look like a "
                + "join but are masked apart; "
                + "write `references: customers.id`, or use one named mask for both"
        ),
        (
            "  c: { subject: mail, columns: { mail: m } }\n  o: { columns: { mail: { keyed-hash: hex } } }",
            "warning join-mismatch rules.yaml:8:19: o.mail: this column and 'c.mail' have one name but are "
                + "masked apart; "
                + "write `references: c.mail`, or use one named mask for both"
        ),
        (
            "  c: { columns: { a: m, b: { mask: m, normalize: trim } } }",
            "warning join-mismatch rules.yaml:7:25: c.b: this column and 'c.a' share a mask but differ in "
                + "`normalize` or `type`; "
                + "write `references: c.a`, or use one named mask for both"
        ),
        (
            "  c: { columns: { a: m, b: { json: { x: { mask: m, normalize: trim } } } } }",
            "warning join-mismatch rules.yaml:7:38: c.b->x: this column and 'c.a' share a mask but differ in "
                + "`normalize` or `type`; "
                + "write `references: c.a`, or use one named mask for both"
        ),
        (
            "  s: { keep: [no] }\n  c: { columns: { b: { json: { x: { references: s.no } } } } }\n"
                + "  d: { columns: { b: { json: { x: redact } } } }",
            "warning join-mismatch rules.yaml:9:32: d.b->x: this column and 'c.b->x' have one name but are masked "
                + "apart; use one named mask for both"
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
        "  c: { subject: id, columns: { id: { tokenize: integer } } }\n  o: { columns: { id: { tokenize: "
            + "integer } } }",
        "  customers: { columns: { id: m } }\n  o: { columns: { customer_id: { references: customers.id } } }",
        "  customers: { keep: [id] }\n  o: { keep: [customer_id] }",
    ])
    func `is silent about joins that survive`(datasets: String) throws {
        #expect(try findings(datasets) == [])
    }
}
