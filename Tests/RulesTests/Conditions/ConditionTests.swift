import Records
import Testing

@testable import Rules

struct ConditionTests {
    /// The condition `when: { a: TEST }` on a column `a` that stands second in its source.
    private func condition(_ test: String) throws -> Condition {
        let text = RuleText.columns(
            "      a: keep\n      b:\n        - { keep: r, when: { a: \(test) } }\n        - redact\n")
        let rules = try RuleText.load(text)
        return try #require(rules.datasets[0].bind(header: ["b", "a"]).bindings[0].branches[0].condition)
    }

    private func batch(_ value: String?) -> RecordBatch {
        var batch = RecordBatch(columns: 2)
        batch.bytes = Array("xx\(value ?? "")yy".utf8)
        let field = value.map { Field(start: 2, length: $0.utf8.count) } ?? .null
        // The record of interest is the second.
        batch.fields = [.null, .null, Field(start: 0, length: 2), field]
        batch.origins = [RecordBatch.Origin(line: 1, offset: 0), RecordBatch.Origin(line: 2, offset: 9)]
        return batch
    }

    @Test(
        arguments: [
            ("company", "company", true), ("company", "Company", false), ("company", "companyx", false),
            ("company", "", false), ("company", nil, false), ("\"\"", "", true), ("\"\"", nil, false),
            ("null", nil, true), ("null", "", false), ("null", "null", false), ("~", nil, true),
            ("\"null\"", "null", true), ("\"null\"", nil, false), ("'~'", "~", true),
            ("007", "007", true), ("007", "7", false), ("NO", "NO", true), ("é", "é", true), ("é", "e\u{301}", false),
            ("[a, b]", "b", true), ("[a, b]", "c", false), ("[a, null]", nil, true), ("[a, b]", nil, false),
            ("[a, { like: \"b%\" }]", "bee", true),
            ("{ less-than: 18 }", "17.999", true), ("{ less-than: 18 }", "18", false),
            ("{ less-than: 18 }", "x", false),
            ("{ less-than: 18 }", nil, false), ("{ less-than: 18 }", "", false), ("{ less-than: 18 }", "-1e9", true),
            ("{ less-or-equal: 18 }", "18.0", true), ("{ greater-than: 18 }", "18", false),
            ("{ greater-than: 9007199254740992 }", "9007199254740993", true),
            ("{ greater-or-equal: \"18\" }", "018", true), ("{ greater-or-equal: 18, less-than: 65 }", "64", true),
            ("{ greater-or-equal: 18, less-than: 65 }", "65", false),
            ("{ like: \"A%\" }", "Anna", true), ("{ like: \"A%\" }", "anna", false), ("{ like: \"%\" }", nil, false),
            ("{ like: \"_\" }", "日", true),
            ("{ not: company }", "person", true), ("{ not: company }", "company", false),
            ("{ not: company }", nil, true),
            ("{ not: null }", nil, false), ("{ not: null }", "", true), ("{ not: { less-than: 18 } }", "x", true),
            ("{ not: [a, b] }", "c", true), ("{ not: { not: a } }", "a", true),
        ] as [(String, String?, Bool)])
    func `holds for values as they are spelled`(test: String, value: String?, holds: Bool) throws {
        #expect(try condition(test).holds(record: 1, in: batch(value)) == holds)
    }

    @Test func `never holds before it is bound, nor for a column that is not there`() throws {
        let text = RuleText.columns(
            "      a: keep\n      b:\n        - { keep: r, when: { a: { not: x } } }\n        - redact\n")
        let rules = try RuleText.load(text)
        let unbound = try #require(rules.datasets[0].columns[1].branches[0].condition)
        #expect(!unbound.holds(record: 1, in: batch("y")))
        let bound = try #require(rules.datasets[0].bind(header: ["b", "c"]).bindings[0].branches[0].condition)
        #expect(!bound.holds(record: 1, in: batch("y")))
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

    @Test func `shows its literals only as fingerprints`() throws {
        let condition = try condition(
            "[one, null, { like: \"t%\" }, { greater-than: 3, less-than: 5 }, { not: \"f\\\"x\" }]")
        #expect(condition.literals == ["one", "t%", "3", "5", "f\"x"])
        #expect(
            condition.outline { "<\($0.utf8.count)>" }
                == #"{"a":["<3>",null,{"like":"<2>"},{"greater-than":"<1>","less-than":"<1>"},{"not":"<3>"}]}"#)
    }
}
