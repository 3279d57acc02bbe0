import Testing

@testable import Rules

struct ColumnRuleKeysTests {
    @Test(arguments: [
        (
            "a: { class: direct }",
            "7:10: a column's rule has no method; add one, as in `redact: \"[redacted]\"` or `keep: REASON`"
        ),
        ("a:", "7:9: a column's rule is nothing; write a method, as in `redact` or `{ truncate: year }`"),
        ("a: {}", "7:10: a column's rule is a map; write a method, as in `redact` or `{ truncate: year }`"),
        ("a: { redact: , nullify: }", "7:22: a column's rule has two methods, 'redact' and 'nullify'; choose one"),
        ("a: { redcat: x }", "7:12: unknown key 'redcat' in a column's rule; did you mean 'redact'?"),
        ("a: { redact: , when: { a: x } }", "7:22: unknown key 'when' in a column's rule; "),
        (
            "a: { redact: , class: direkt }",
            "7:29: 'class' cannot be 'direkt'; did you mean 'direct'? it is one of direct, quasi, sensitive, "
                + "free-text, none"
        ),
        ("a: { redact: , normalize: [trim, upper] }", "7:40: 'normalize' cannot be 'upper'; "),
        ("a: { redact: , unique: yes }", "7:30: 'unique' is not `true` or `false`; write for example `unique: true`"),
    ])
    func `says what is wrong with a rule`(text: String, message: String) {
        let masks = "bauta: 1\nname: n\nmasks: { email: { keyed-hash: email } }\ndatasets:\n"
        let faults = RuleText.faults(masks + "  d:\n    columns:\n      \(text)\n")
        #expect(faults.contains { $0.hasPrefix("rules.yaml:" + message) }, "\(faults)")
    }
}
