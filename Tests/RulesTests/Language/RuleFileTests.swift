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
                    + "tenant, epoch, key, extends, standard, unlisted, on-invalid, masks, datasets, accept"
            ]
        ),
        ("- a", ["rules.yaml:1:1: a rule set is a list; write a map of bauta, name, purpose, …"]),
        ("a", ["rules.yaml:1:1: a rule set is a text; write a map of bauta, name, purpose, …"]),
        ("bauta: 1\nbauta: 1", ["rules.yaml:1:1: key 'bauta' stands here and again below; write each key once"]),
    ])
    func `says what is wrong with a rule set`(text: String, messages: [String]) {
        #expect(RuleText.faults(text) == messages)
    }
}
