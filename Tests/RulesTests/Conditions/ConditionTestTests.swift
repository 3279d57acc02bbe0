import Records
import Testing

@testable import Rules

struct ConditionTestTests {
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
        #expect(try RuleText.condition(test).holds(record: 1, in: RuleText.batch(value)) == holds)
    }
}
