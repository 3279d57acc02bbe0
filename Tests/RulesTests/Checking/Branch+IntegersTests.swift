import Testing

@testable import Rules

struct BranchIntegersTests {
    @Test(arguments: [
        ("redact: \"9223372036854775807\"", true), ("redact: \"9223372036854775808\"", false),
        ("redact: \"-0\"", false), ("redact: \"+1\"", false), ("replace: \"12\"", true),
        ("tokenize: { as: integer, max: 9999999 }", true), ("truncate: month", false),
        ("add-noise: { distribution: uniform, amount: 0.5 }", true), ("geo: 1", false),
        ("geo: { grid: 1, part: latitude }", true),
        ("geo: { grid: 0.1, part: latitude }", false), ("bucket: 10", false), ("clamp: { min: 1, max: 9 }", true),
        ("clamp: { max: 0.5 }", false), ("clamp: { max: 89, above: 90+ }", false),
        ("clamp: { max: 9, above: 10 }", true),
        ("pick-from: [1, 20]", true), ("pick-from: [1, 02]", false), ("pick-from: { file: n.txt }", false),
        ("postcode-area: DE", false), ("chain: [{ clamp: { max: 9.5 } }, { round: 10 }]", true),
        ("chain: [{ round: 10 }, { bucket: 10 }]", false), ("chain: [{ round: 10 }, redact]", false),
        ("chain: [redact, { replace: { with: 7 } }]", true),
        ("encrypt-deterministic: hex", false), ("chain: [redact, { encrypt-deterministic: hex }]", false),
        ("round: 100", true), ("round: 0.5", false), ("round: { digits: 0 }", true), ("round: { digits: 2 }", false),
    ])
    func `tells methods that can give whole numbers`(method: String, answer: Bool) throws {
        let rules = try RuleText.load(RuleText.columns("      a: { \(method) }\n"), others: ["n.txt": "1\n2"])
        let branch = try #require(rules.datasets.first?.columns.first?.branches.first)
        #expect(branch.givesIntegers == answer)
    }

    #if RE2
        @Test func `a pattern gives any text`() throws {
            let rules = try RuleText.load(RuleText.columns("      a: { replace: { pattern: a, with: 7 } }\n"))
            let branch = try #require(rules.datasets.first?.columns.first?.branches.first)
            #expect(!branch.givesIntegers)
        }
    #endif
}
