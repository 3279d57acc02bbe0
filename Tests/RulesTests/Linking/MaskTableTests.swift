import Masking
import Testing

@testable import Rules

struct MaskTableTests {
    /// The methods that a mask may have.
    private static let methods = MethodCatalog.all.map { $0.descriptor }.filter { $0.nestedForm == nil }
        .map { $0.name }.joined(separator: ", ")

    @Test(arguments: [
        ("bauta: 1\nname: n\nmasks: [a]", ["rules.yaml:3:8: 'masks' is a list; write a map of names"]),
        (
            "bauta: 1\nname: n\nmasks: { \"\": redact }",
            ["rules.yaml:3:10: a name in 'masks' is empty or holds a NUL; write a name"]
        ),
        (
            "bauta: 1\nname: n\nmasks: { redact: nullify }",
            ["rules.yaml:3:10: a mask is called 'redact' like a method; choose another name"]
        ),
        (
            "bauta: 1\nname: n\nmasks: { m: redcat }",
            ["rules.yaml:3:13: unknown method 'redcat'; did you mean 'redact'?"]
        ),
        (
            "bauta: 1\nname: n\nmasks: { m: { json: { a: redact } } }",
            ["rules.yaml:3:15: a mask cannot be `json`; write it in the rule of the column"]
        ),
        (
            "bauta: 1\nname: n\nmasks: { m: { class: direct } }",
            ["rules.yaml:3:13: a mask has no method; add one, as in `redact: \"[redacted]\"` or `keep: REASON`"]
        ),
        (
            "bauta: 1\nname: n\nmasks: { m: { redact: , references: a.b } }",
            [
                "rules.yaml:3:25: unknown key 'references' in a mask; known are \(Self.methods), class, category, "
                    + "reason, type, normalize, except, on-null, on-empty, on-invalid, unique, domain-size"
            ]
        ),
    ])
    func `says what is wrong with a mask`(text: String, messages: [String]) {
        #expect(RuleText.faults(text) == messages)
    }

    @Test func `is silent about the uses of a mask that is wrong`() {
        let text =
            "bauta: 1\nname: n\nmasks: { m: { truncate: x } }\ndatasets: { d: { columns: { a: m, b: { "
            + "references: d.a } } } }"
        #expect(RuleText.faults(text).count == 1)
    }
}
