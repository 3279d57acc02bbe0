import Testing

@testable import Rules

struct RuleFormConditionTests {
    private func faults(_ when: String) -> [String] {
        RuleText.faults(
            RuleText.columns("      a: keep\n      b:\n        - { keep: r, when: \(when) }\n        - redact\n"))
    }

    @Test(arguments: [
        ("{ a: }", "rules.yaml:8:33: 'a' may mean no value or a text; write `null` for no value, or quote the text"),
        (
            "{ a: NULL }",
            "rules.yaml:8:33: 'a' may mean no value or a text; write `null` for no value, or quote the text"
        ),
        ("{ a: [] }", "rules.yaml:8:33: 'a' is one of nothing, which never holds; list at least one value"),
        ("{ a: {} }", "rules.yaml:8:33: 'a' asks nothing; write for example `{ less-than: 18 }`"),
        (
            "{ a: { less: 3 } }",
            "rules.yaml:8:35: unknown comparison 'less'; known are less-than, less-or-equal, greater-than, "
                + "greater-or-equal, like, not"
        ),
        ("{ a: { les-than: 3 } }", "rules.yaml:8:35: unknown comparison 'les-than'; did you mean 'less-than'?"),
        (
            "{ a: { less-than: x } }",
            "rules.yaml:8:46: 'less-than' is not a decimal number; write for example `less-than: 18`"
        ),
        ("{ a: { like: [x] } }", "rules.yaml:8:41: 'like' is a list; write a text, as in `like: some text`"),
        ("{}", "rules.yaml:8:28: 'when' is a map; write a map of columns, as in `when: { type: company }`"),
        ("a", "rules.yaml:8:28: 'when' is a text; write a map of columns, as in `when: { type: company }`"),
        ("{ aa: x }", "rules.yaml:8:30: dataset 'd' lists no column 'aa'; did you mean 'a'?"),
    ])
    func `says what is wrong and where`(when: String, message: String) {
        #expect(faults(when).contains(message), "\(faults(when))")
    }
}
