import Masking
import Testing

@testable import Rules

struct ColumnBindingTests {
    private func dataset(_ text: String) throws -> DatasetRules {
        try #require(try RuleText.load(RuleText.datasets(text)).datasets.first)
    }

    @Test func `shows the first branch that says it`() throws {
        let rules = try dataset(
            "  d:\n    columns:\n      a:\n        - { redact: , when: { a: x } }\n"
                + "        - { keyed-hash: hex, class: quasi, normalize: [trim], on-null: mask, when: { a: y } }\n"
                + "        - { nullify: , class: direct, reason: r, on-empty: fail }\n")
        let binding = rules.bind(header: ["a"]).bindings[0]
        #expect(binding.branches.map { $0.condition == nil } == [false, false, true])
        #expect(binding.fieldClass == .quasi)
        #expect(binding.reason == "r")
        #expect(binding.normalize == [.trim])
        #expect(binding.onNull == .mask)
        #expect(binding.onEmpty == .fail)
        #expect(binding.branches.map { $0.normalize } == [[], [.trim], []])
    }
}
