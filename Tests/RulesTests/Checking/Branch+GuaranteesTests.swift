import Masking
import Testing

@testable import Rules

struct BranchGuaranteesTests {
    private func cost(_ rule: String, distinct: Int? = nil) throws -> String? {
        let rules = try RuleText.load(RuleText.columns("      a: \(rule)\n"))
        let branch = try #require(rules.datasets.first?.columns.first?.branches.first)
        return branch.guarantees(records: 10, distinct: distinct)?.facts.first { $0.name == "search-cost" }?.words
    }

    @Test func `the domain is what the rule, the type or the method says, else what was seen`() throws {
        #expect(try cost("{ keyed-hash: hex, domain-size: 1000 }")?.contains("at most 1000 values") == true)
        #expect(try cost("{ keyed-hash: hex, type: boolean }")?.contains("at most 2 values") == true)
        #expect(try cost("keyed-hash", distinct: 77)?.contains("at least 77 occur") == true)
        #expect(try cost("keyed-hash")?.contains("every possible value") == true)
        #expect(try cost("{ keep: k }") == "none: every value can be read")
        #expect(try cost("drop") == nil)
    }

    @Test func `all rules of a column are told as JSON`() throws {
        let rules = try RuleText.load(RuleText.columns("      a: [{ redact: x, when: { a: b } }, { keep: k }]\n"))
        let binding = try #require(rules.datasets.first).bind(header: ["a"]).bindings[0]
        let text = binding.guarantees(records: 5, distinct: nil)
        #expect(text.hasPrefix(#"[{"method":"redact","consistent":"yes","policy":"none: it gives no pseudonym""#))
        #expect(text.contains(#"},{"method":"keep","#))
    }
}
