import Records
import Testing

@testable import Rules

struct RuleErrorTests {
    private let place = RulePlace(file: "ru\nles.yaml", line: 12, column: 5)

    @Test func `is one harmless line a fault`() {
        let faults = [
            RuleFault(place, "a \u{1b}[2J", cure: "b"), RuleFault(place, "c", cure: "d\n", status: .columns),
        ]
        #expect(
            RuleError.invalid(faults).description == #"""
                ru\u{a}les.yaml:12:5: a \u{1b}[2J; b
                ru\u{a}les.yaml:12:5: c; d\u{a}
                """#)
    }

    @Test func `ends a run with the status of what is wrong`() {
        #expect(RuleError.invalid([RuleFault(place, "a", cure: "b")]).status == .rules)
        #expect(RuleError.unreadable(path: "a", reason: "b").status == .io)
        #expect(RuleError.noSuchColumn(reference: "a", cure: "b").status == .columns)
    }
}
