import Testing

@testable import Rules

struct ColumnScopeTests {
    @Test func `finds rules by the names that audits give them`() throws {
        let rules = try RuleText.load(
            RuleText.columns(
                """
                      a: { json: { x: keep, y: { json: { z.*: { keep: , keys: { tokenize: text } } } } } }
                      l.*: { keep: , keys: keep }
                      b: [{ json: { p: keep }, when: { c: 1 } }, { json: { q: keep } }]
                      c: keep
                """))
        #expect(
            rules.datasets[0].scopes.map { $0.name } == [
                "a", "a->x", "a->y", "a->y->z.*", "a->y->z.*~", "l.*", "l.*~", "b", "b->p", "b->q", "c",
            ])
        #expect(rules.datasets[0].scopes[1].siblings.map { $0.name } == ["x", "y"])
    }

    @Test(arguments: [
        (
            "{ json: { x: { keep: , class: sensitive } } }",
            "error sensitive-kept rules.yaml:9:23: d.a->x: a sensitive column is kept without a reason; "
                + "mask it, or write `keep: REASON`"
        ),
        (
            "{ json: { l.*: { redact: , keys: { keyed-hash: { format: hex, length: 8 } } } } }",
            "warning collision-odds rules.yaml:9:43: d.a->l.*~: two of 1000000 values get one pseudonym with odds "
                + "of 1 in 1; make the pseudonym longer, or use tokenize or fpe, which are never alike"
        ),
        (
            "{ json: { x: [{ redact: , when: { y: 1 } }, keep], y: nullify } }",
            "warning when-on-masked rules.yaml:9:24: d.a->x: `when` reads 'y', which is not kept: which rule was "
                + "used tells its value; decide by a column that is kept"
        ),
    ])
    func `the checks of columns look at all of them`(rule: String, finding: String) throws {
        #expect(try RuleText.findings("  d:\n    columns:\n      a: \(rule)\n") == [finding])
    }

    @Test func `a mask inside JSON or of keys is used and needs a key`() throws {
        let rules = try RuleText.load(
            "bauta: 1\nname: n\nmasks: { m: redact, k: { tokenize: text } }\ndatasets: { d: { columns: { "
                + "a: { json: { l.*: { mask: m, keys: k } } } } } }")
        #expect(RuleChecker.findings(rules).map { $0.id } == ["no-key"])
    }
}
