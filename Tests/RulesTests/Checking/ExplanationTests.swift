import Testing

@testable import Rules

struct ExplanationTests {
    private let text = RuleText.datasets(
        "  d:\n    keep: [a.b]\n    columns: { c: redact }\n  public.*: { unlisted: redact, columns: { c: { "
            + "tokenize: text } } }\n"
    )

    @Test(arguments: [
        ("d.c", "d", "c", "redact", "rules.yaml:6:16", true),
        ("d.a.b", "d", "a.b", "keep", "rules.yaml:5:12", true),
        ("public.users.c", "public.users", "c", "tokenize", "rules.yaml:7:44", true),
        ("public.users.x", "public.users", "x", "redact", "rules.yaml:7:3", false),
    ])
    func `gives the rule that wins`(
        reference: String, dataset: String, column: String, method: String, place: String, isListed: Bool
    ) throws {
        let explanation = try RuleText.load(text).explanation(of: reference)
        #expect(explanation.dataset == dataset)
        #expect(explanation.binding.name == column)
        #expect(explanation.binding.branches[0].methodName == method)
        #expect(explanation.place == place)
        #expect(explanation.binding.isListed == isListed)
    }

    @Test(arguments: [
        ("p.tool_calls[*].arguments->customer.email", "redact", "column:p.tool_calls[*].arguments->customer.email"),
        ("p.metadata.*", "redact", "column:p.metadata.*"), ("p.metadata.*~", "tokenize", "column:p.metadata.*~"),
        ("p.other", "drop", "column:p.other"),
    ])
    func `explains paths, keys, and paths in a string`(reference: String, method: String, label: String) throws {
        let text = """
              p:
                unlisted: drop
                columns:
                  "tool_calls[*].arguments": { json: { customer.email: redact } }
                  metadata.*: { redact: , keys: { tokenize: text } }
            """
        let explanation = try RuleText.load(RuleText.datasets(text)).explanation(of: reference)
        #expect(explanation.binding.branches[0].methodName == method)
        #expect(explanation.binding.branches[0].maskLabel == label)
        #expect("p.\(explanation.binding.name)" == reference)
    }

    @Test(arguments: [
        ("d.cc", "d.cc: the rule set has no such column; did you mean 'd.c'?"),
        ("nothing", "nothing: the rule set has no such column; name it as DATASET.COLUMN"),
    ])
    func `says what is not there`(reference: String, message: String) throws {
        let rules = try RuleText.load(text)
        let error = #expect(throws: RuleError.self) { try rules.explanation(of: reference) }
        #expect(error?.description == message)
    }
}
