import Records
import Testing

@testable import Rules

struct DatasetRulesBindingTests {
    @Test func `a type counts where all that the rule gives is of it`() throws {
        let text = RuleText.datasets("  d: { keep: [a], columns: { b: { keyed-hash: hex } } }")
        let rules = try #require(try RuleText.load(text).datasets.first)
        let bound = rules.bind(header: ["a", "b"], types: [.integer, .integer])
        #expect(bound.bindings.map(\.type) == [.integer, .text])
        #expect(bound.findings == [])
    }

    @Test(arguments: [
        ("round: 0.5", true), ("geo: { grid: 0.1, part: latitude }", true), ("clamp: { min: 0.5 }", true),
        ("clamp: { max: 89, above: 90+ }", false),
        ("redact: ", false),
    ])
    func `a real number stays one where the method gives numbers`(method: String, isReal: Bool) throws {
        let rules = try #require(
            try RuleText.load(RuleText.datasets("  d: { columns: { a: { \(method) } } }")).datasets.first)
        #expect(rules.bind(header: ["a"], types: [.real]).bindings.map(\.type) == [isReal ? .real : .text])
    }
}
