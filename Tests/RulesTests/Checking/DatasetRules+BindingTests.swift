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
}
