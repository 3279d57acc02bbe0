import Testing

@testable import Rules

struct ConditionTestOutlineTests {
    @Test func `shows its literals only as fingerprints`() throws {
        let condition = try RuleText.condition(
            "[one, null, { like: \"t%\" }, { greater-than: 3, less-than: 5 }, { not: \"f\\\"x\" }]")
        #expect(condition.literals == ["one", "t%", "3", "5", "f\"x"])
        #expect(
            condition.outline { "<\($0.utf8.count)>" }
                == #"{"a":["<3>",null,{"like":"<2>"},{"greater-than":"<1>","less-than":"<1>"},{"not":"<3>"}]}"#)
    }
}
