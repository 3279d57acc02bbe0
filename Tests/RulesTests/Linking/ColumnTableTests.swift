import Testing

@testable import Rules

struct ColumnTableTests {
    @Test(arguments: [
        ("a: emial", "7:10: no mask or method is called 'emial'; did you mean 'email'?"),
        ("a: { mask: redact }", "7:18: no mask is called 'redact'; known are email"),
        ("a: { keep: r, reason: s }", "7:10: the reason is given twice; write it after `keep`"),
        (
            "a: { tokenize: integer, type: boolean }",
            "7:10: method 'tokenize': a column of type boolean has no whole numbers to permute; "
        ),
        ("a: { references: d.b }", "7:24: no column is called 'd.b'; did you mean 'd.a'?"),
        (
            "a: { references: somewhere else }",
            "7:24: no column is called 'somewhere else'; write `references: DATASET.COLUMN` with a column that "
                + "has a rule"
        ),
        ("a: { references: d.a }", "7:24: columns refer to each other in a circle; give one of them a mask"),
        ("a: { references: d.b }\n      b: drop", "7:24: 'd.b' is dropped; mask it, or drop this column too"),
        (
            "a: { references: d.b }\n      b: [{ redact: , when: { b: x } }, nullify]",
            "7:24: 'd.b' has a list of rules; use a named mask on both sides"
        ),
        (
            "a: { references: d.b, type: text }\n      b: { tokenize: integer, type: integer }",
            "7:24: 'd.b' is integer, this column text; write the same `type` on both sides"
        ),
        (
            "a: { keep: , normalize: trim }", "7:10: `keep` passes values as they are; remove `normalize`"
        ),
        (
            "a: { references: d.b, normalize: trim }\n      b: redact",
            "7:24: 'd.b' has another `normalize`; remove it here: a join takes the other side's"
        ),
    ])
    func `says what is wrong with the names in a rule`(text: String, message: String) {
        let masks = "bauta: 1\nname: n\nmasks: { email: { keyed-hash: email } }\ndatasets:\n"
        let faults = RuleText.faults(masks + "  d:\n    columns:\n      \(text)\n")
        #expect(faults.contains { $0.hasPrefix("rules.yaml:" + message) }, "\(faults)")
    }

    @Test func `a reference may repeat what its target has once`() throws {
        let text = "      a: { references: d.b }\n      b: { tokenize: integer, type: integer, unique: true }\n"
        let columns = try RuleText.load(RuleText.columns(text)).datasets[0].columns
        #expect(columns.map { $0.branches[0].unique } == [false, true])
    }
}
