import Testing

@testable import Rules

struct DatasetRulesBindingTests {
    private func dataset(_ text: String) throws -> DatasetRules {
        try #require(try RuleText.load(RuleText.datasets(text)).datasets.first)
    }

    @Test func `says what is new since the last run`() throws {
        let rules = try dataset("  d: { unlisted: drop, keep: [a] }")
        #expect(
            rules.findings(header: ["a", "b"], since: ["a"]).map { "\($0)" } == [
                "rules.yaml:4:3: d: column 'b' is new since the last run; look at what it holds, and check its rule"
            ])
    }
}
