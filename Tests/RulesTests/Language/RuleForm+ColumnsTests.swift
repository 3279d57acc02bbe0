import Testing

@testable import Rules

struct RuleFormColumnsTests {
    @Test(arguments: [
        ("a: []", "7:10: 'a' has no rule; write one, or remove the column"),
        ("a: [redact, nullify]", "7:11: only the last rule of a list has no `when`; add a `when`, or move it last"),
        (
            "a: [{ redact: , when: { a: x } }]",
            "7:11: the last rule of a list has a `when`; end with a rule for all other records"
        ),
        ("\"\": redact", "7:7: a name in 'columns' is empty or holds a NUL; write a name"),
    ])
    func `says what is wrong with a list of rules`(text: String, message: String) {
        let masks = "bauta: 1\nname: n\nmasks: { email: { keyed-hash: email } }\ndatasets:\n"
        let faults = RuleText.faults(masks + "  d:\n    columns:\n      \(text)\n")
        #expect(faults.contains { $0.hasPrefix("rules.yaml:" + message) }, "\(faults)")
    }
}
