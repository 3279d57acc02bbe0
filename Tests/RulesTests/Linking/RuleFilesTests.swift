import Testing

@testable import Rules

struct RuleFilesTests {
    private let masks = "bauta: 1\nname: m\nmasks:\n  email: { keyed-hash: email, class: direct }\n"

    @Test func `brings the masks of other files`() throws {
        let rules = try RuleText.load(
            "bauta: 1\nname: n\nextends: [lib/a.yaml]\ndatasets: { d: { columns: { e: email } } }",
            others: [
                "lib/a.yaml": "bauta: 1\nname: a\nextends: [../m.yaml, m.yaml]", "lib/../m.yaml": masks,
                "lib/m.yaml": "bauta: 1\nname: x",
            ])
        #expect(rules.files.map { $0.path } == ["rules.yaml", "lib/a.yaml", "lib/../m.yaml", "lib/m.yaml"])
        #expect(rules.masks.map { $0.name } == ["email"])
        #expect(rules.datasets[0].columns[0].branches[0].maskLabel == "mask:email")
        #expect(rules.datasets[0].columns[0].branches[0].fieldClass == .direct)
    }

    @Test func `reads a file once that two others extend`() throws {
        let extend = "bauta: 1\nname: a\nextends: [m.yaml]"
        let rules = try RuleText.load(
            "bauta: 1\nname: n\nextends: [a.yaml, b.yaml]",
            others: ["a.yaml": extend, "b.yaml": extend, "m.yaml": masks])
        #expect(rules.files.map { $0.path } == ["rules.yaml", "a.yaml", "m.yaml", "b.yaml"])
    }

    @Test(
        arguments: [
            (
                ["a.yaml": "bauta: 1\nname: a\nextends: [./rules.yaml]"],
                ["a.yaml:3:11: files extend each other in a circle: rules.yaml → a.yaml → rules.yaml; remove this one"]
            ),
            (
                ["a.yaml": "bauta: 1\nname: a\nextends: [a.yaml]"],
                ["a.yaml:3:11: files extend each other in a circle: a.yaml → a.yaml; remove this one"]
            ),
            (
                [:],
                [
                    "rules.yaml:3:11: 'a.yaml' cannot be read: No such file or directory; name a readable file, "
                        + "relative to this one"
                ]
            ),
            (
                [
                    "a.yaml":
                        "bauta: 1\nname: a\ndatasets: {}\nkey: env:K\ntenant: t\nepoch: e\nunlisted: keep\n"
                        + "on-invalid: fail"
                ],
                ["datasets", "key", "tenant", "epoch", "unlisted", "on-invalid"].enumerated().map { index, key in
                    "a.yaml:\(index + 3):1: '\(key)' does not count in a file that another extends, which "
                        + "brings masks only; "
                        + "move it to the file that is named on the command line"
                }
            ),
            (
                ["a.yaml": "bauta: 1\nname: a\nmasks: { m: redact, nul: nullify }"],
                ["a.yaml:3:10: mask 'm' is defined at rules.yaml:4:10 already; rename or remove one"]
            ),
            (
                ["a.yaml": "bauta: 1\nname: a\nmask: {}"],
                ["a.yaml:3:1: unknown key 'mask' in a rule set; did you mean 'masks'?"]
            ),
            (["a.yaml": "- a"], ["a.yaml:1:1: a rule set is a list; write a map of bauta, name, purpose, …"]),
        ] as [([String: String], [String])])
    func `refuses what other files may not bring`(others: [String: String], messages: [String]) {
        let text = "bauta: 1\nname: n\nextends: [a.yaml]\nmasks: { m: redact }"
        #expect(RuleText.faults(text, others: others) == messages)
    }

    @Test func `stops at many files`() {
        var others: [String: String] = [:]
        for index in 0..<100 { others["\(index).yaml"] = "bauta: 1\nname: a\nextends: [\(index + 1).yaml]" }
        let messages = RuleText.faults("bauta: 1\nname: n\nextends: [0.yaml]", others: others)
        #expect(messages == ["62.yaml:3:11: more than 64 files; put the masks into fewer"])
    }
}
