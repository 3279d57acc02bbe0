import Testing

@testable import Rules

struct ConditionCheckTests {
    /// The findings where `d.r` has `rules`, and refers to `c.id` or shares its mask.
    private func findings(_ rules: String, id: String = "m") throws -> [String] {
        try RuleText.findings(
            "  c: { keep: [t], columns: { id: \(id) } }\n  d:\n    keep: [t]\n    columns:\n      r: \(rules)\n"
        ).filter { $0.contains("condition-mismatch") }
    }

    @Test func `a reference under a condition joins only where that holds`() throws {
        let expected =
            "error condition-mismatch rules.yaml:11:7: d.r: equal values of this column and 'c.id' come out "
            + "different, because their rules hold under different conditions; use the same rules under the same "
            + "`when` on both sides, or no `when`"
        #expect(try findings("[{ references: c.id, when: { t: x } }, redact]") == [expected])
        #expect(try findings("[{ keep: public, when: { t: x } }, { references: c.id }]") == [expected])
    }

    @Test(arguments: [
        "{ references: c.id }", "[{ nullify: , when: { t: x } }, { references: c.id }]",
        "[{ references: c.id, when: { t: x } }, { mask: m }]", "[{ redact: , when: { t: x } }, m]",
    ])
    func `is silent where equal values stay equal, and where nothing refers`(rules: String) throws {
        #expect(try findings(rules) == [])
    }

    @Test func `the same rules under the same conditions join`() throws {
        func branches(_ rules: String) throws -> [Branch] {
            let text = RuleText.datasets("  d:\n    keep: [t, u]\n    columns:\n      a: \(rules)\n")
            let masks = "masks: { m: { keyed-hash: hex }, n: { keyed-hash: uuid } }\n"
            return try #require(try RuleText.load(masks + text).datasets[0].column(named: "a")).branches
        }
        func ids(_ child: String, _ parent: String) throws -> [String] {
            let finding = ConditionCheck.finding(
                try branches(child), at: .dataset("d.a"), try branches(parent), name: "c.id")
            return [finding].compactMap { $0?.id }
        }
        let rules = "[{ mask: m, when: { t: x, u: y } }, n]"
        #expect(try ids(rules, "[{ mask: m, when: { u: y, t: x } }, n]") == [])
        for other in ["[{ mask: m, when: { t: x } }, n]", "[{ mask: n, when: { t: x, u: y } }, m]", "m"] {
            #expect(try ids(rules, other) == ["condition-mismatch:d.a=c.id"], "\(other)")
        }
        #expect(try ids("drop", rules) == [])
    }
}
