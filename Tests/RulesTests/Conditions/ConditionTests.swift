import Records
import Testing

@testable import Rules

struct ConditionTests {
    @Test func `never holds before it is bound, nor for a column that is not there`() throws {
        let text = RuleText.columns(
            "      a: keep\n      b:\n        - { keep: r, when: { a: { not: x } } }\n        - redact\n")
        let rules = try RuleText.load(text)
        let unbound = try #require(rules.datasets[0].columns[1].branches[0].condition)
        #expect(!unbound.holds(record: 1, in: RuleText.batch("y")))
        let bound = try #require(rules.datasets[0].bind(header: ["b", "c"]).bindings[0].branches[0].condition)
        #expect(!bound.holds(record: 1, in: RuleText.batch("y")))
    }

    @Test func `holds only where all entries do`() throws {
        let text = RuleText.columns(
            "      a: keep\n      c: keep\n      b:\n        - { keep: r, when: { a: x, c: y } }\n        - redact\n")
        let bound = try RuleText.load(text).datasets[0].bind(header: ["a", "c", "b"]).bindings[2]
        let condition = try #require(bound.branches[0].condition)
        for (values, holds) in [("xy", true), ("xx", false), ("yy", false)] {
            var batch = RecordBatch(columns: 3)
            batch.bytes = Array(values.utf8)
            batch.fields = [Field(start: 0, length: 1), Field(start: 1, length: 1), .null]
            batch.origins = [RecordBatch.Origin(line: 1, offset: 0)]
            #expect(condition.holds(record: 0, in: batch) == holds)
        }
    }
}
