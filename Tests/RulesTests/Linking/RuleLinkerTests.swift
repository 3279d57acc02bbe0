import Testing

@testable import Rules

struct RuleLinkerTests {
    @Test(arguments: [
        (
            "a: [{ redact: , when: { a: x }, type: real }, nullify]",
            "7:53: the rules of 'a' have different types; write one `type` in all"
        ),
        (
            "a: [{ drop: , when: { a: x } }, nullify]",
            "7:11: a column cannot be dropped for some records; use nullify or redact"
        ),
    ])
    func `says which rules do not go together`(text: String, message: String) {
        let masks = "bauta: 1\nname: n\nmasks: { email: { keyed-hash: email } }\ndatasets:\n"
        let faults = RuleText.faults(masks + "  d:\n    columns:\n      \(text)\n")
        #expect(faults.contains { $0.hasPrefix("rules.yaml:" + message) }, "\(faults)")
    }

    @Test(arguments: [
        ("  d: { keep: [a], subject: b }", "4:28: dataset 'd' lists no column 'b'; did you mean 'a'?"),
        ("  d: { subject: b }", "4:17: dataset 'd' lists no column 'b'; give it a rule"),
    ])
    func `says which names are not listed`(text: String, message: String) {
        #expect(RuleText.faults(RuleText.datasets(text)) == ["rules.yaml:" + message])
    }
}
