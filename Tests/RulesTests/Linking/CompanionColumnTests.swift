import Testing

@testable import Rules

struct CompanionColumnTests {
    private func faults(_ columns: String) -> String {
        RuleText.faults(RuleText.columns(columns)).joined(separator: "\n")
    }

    @Test func `a template knows its columns in the order of its text`() throws {
        let rules = try RuleText.load(
            RuleText.columns("      a: redact\n      b: { template: \"{c} {a}\" }\n      c: { keep: k }\n"))
        let dataset = try #require(rules.datasets.first)
        #expect(dataset.columns[1].branches[0].companions.map(\.name) == ["c", "a"])
        let bound = dataset.bind(header: ["c", "b", "a"]).bindings
        #expect(bound[1].branches[0].companions.map(\.ordinal) == [0, 2])
    }

    @Test(
        arguments: [
            (
                "      b: { template: \"{x}\" }\n",
                "a column that `template` names 'x' is no column with a rule in dataset 'd'"
            ),
            ("      b: { template: \"{b}\" }\n", "`template` names its own column 'b'"),
            ("      a: drop\n      b: { template: \"{a}\" }\n", "names the column 'a', which is dropped"),
            (
                "      a: { template: \"{c}\" }\n      b: { template: \"{a}\" }\n      c: redact\n",
                "names the column 'a', which takes values of other columns itself"
            ),
            (
                "      a: { json: { x: redact } }\n      b: { template: \"{a}\" }\n",
                "names the column 'a', which holds values with rules of their own"
            ),
        ])
    func `refuses what is no column with one masked value`(columns: String, message: String) {
        #expect(faults(columns).contains(message), "\(faults(columns))")
    }

    @Test func `a path of many values is no companion`() throws {
        let rules = try RuleText.load(
            "bauta: 1\nname: n\ndatasets:\n  d:\n    format: jsonl\n    columns:\n"
                + "      b: { template: \"{a[*].c}\" }\n      \"a[*].c\": redact\n")
        let findings = try #require(rules.datasets.first).bindPaths().findings
        #expect(findings.contains { $0.line.contains("`template` names 'a[*].c', which is no path of one value") })
    }
}
