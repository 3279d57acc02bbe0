import Testing

@testable import Rules

struct RuleFileTests {
    @Test(arguments: [
        ("name: n", ["rules.yaml:1:1: the rule set has no 'bauta'; begin with `bauta: 1` and `name: NAME`"]),
        ("bauta: 1", ["rules.yaml:1:1: the rule set has no 'name'; begin with `bauta: 1` and `name: NAME`"]),
        (
            "bauta: 1\nname: n\ntennant: t",
            ["rules.yaml:3:1: unknown key 'tennant' in a rule set; did you mean 'tenant'?"]
        ),
        (
            "bauta: 1\nname: n\nxyzzyplugh: t",
            [
                "rules.yaml:3:1: unknown key 'xyzzyplugh' in a rule set; known are bauta, name, purpose, "
                    + "tenant, epoch, as-of, key, extends, standard, unlisted, on-invalid, masks, datasets, accept"
            ]
        ),
        (
            "bauta: 1\nname: n\nas-of: today",
            ["rules.yaml:3:8: 'as-of' is not a day; write for example `as-of: 2026-01-31`"]
        ),
        ("- a", ["rules.yaml:1:1: a rule set is a list; write a map of bauta, name, purpose, …"]),
        ("a", ["rules.yaml:1:1: a rule set is a text; write a map of bauta, name, purpose, …"]),
        ("bauta: 1\nbauta: 1", ["rules.yaml:1:1: key 'bauta' stands here and again below; write each key once"]),
    ])
    func `says what is wrong with a rule set`(text: String, messages: [String]) {
        #expect(RuleText.faults(text) == messages)
    }

    @Test func `a day for all methods counts where a rule names none, in the masks of other files, too`() throws {
        let text = """
            bauta: 1
            name: n
            as-of: 2026-01-31
            extends: [m.yaml]
            masks: { own: age }
            datasets:
              d:
                columns:
                  a: own
                  b: { age: 2020-02-29 }
                  c: { age: { size: 5 } }
                  e: other
                  f: age
                  g: { round: 5 }
            """
        let other = "bauta: 1\nname: m\nmasks: { other: { age: } }"
        let rules = try RuleText.load(text, others: ["m.yaml": other])
        let parameters = rules.datasets[0].columns.map { $0.branches[0].parametersOutline }
        #expect(
            parameters == [
                #"{"as-of":"2026-01-31"}"#, #"{"as-of":"2020-02-29"}"#, #"{"as-of":"2026-01-31","size":"5"}"#,
                #"{"as-of":"2026-01-31"}"#, #"{"as-of":"2026-01-31"}"#, #"{"to":"5"}"#,
            ])
        #expect(rules.asOf == "2026-01-31")
        #expect(rules.outline { $0 }.contains(#""epoch":"","as-of":"2026-01-31","masks""#))
        let without = RuleText.faults(RuleText.columns("      a: age\n"))
        #expect(without == ["rules.yaml:6:10: method 'age': parameter 'as-of' is missing; give a day as 2026-01-31"])
        let wrong = RuleText.faults(text, others: ["m.yaml": other + "\nas-of: 2026-01-01"])
        #expect(wrong.first?.contains("'as-of' does not count in a file that another extends") == true)
    }
}
