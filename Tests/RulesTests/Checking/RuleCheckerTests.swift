import Testing

@testable import Rules

struct RuleCheckerTests {
    @Test func `notes what is missing or unused`() throws {
        let rules = try RuleText.load(
            "bauta: 1\nname: n\nmasks: { m: redact }\ndatasets: { d: { columns: { a: { tokenize: text } } } }")
        #expect(
            RuleChecker.findings(rules).map { "\($0.severity.rawValue) \($0)" } == [
                "note rules.yaml:3:10: m: no column uses this mask; use it or remove it",
                "note rules.yaml: the rule set names no key; add `key: env:BAUTA_KEY`, or give `--key` to every run",
            ])
    }
}
