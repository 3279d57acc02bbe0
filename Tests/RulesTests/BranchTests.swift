import Testing

@testable import Rules

struct BranchTests {
    private func branches(_ columns: String) throws -> [Branch] {
        let text = "bauta: 1\nname: n\nmasks: { m: keyed-hash, t: { template: \"{a}\" }, s: shuffle }\n"
        let rules = try RuleText.load(text + "datasets:\n  d:\n    columns:\n" + columns)
        return try #require(rules.datasets.first).columns.flatMap(\.branches)
    }

    @Test func `rules are alike where equal values come out equal`() throws {
        let branches = try branches(
            """
                  a: m
                  b: { mask: m, class: direct }
                  c: { mask: m, normalize: [trim] }
                  e: { mask: m, except: { x: why } }
                  f: { keep: why }
                  g: { keep: otherwise }
            """)
        #expect(branches.map { branches[0].isAlike($0) } == [true, true, false, false, false, false])
        #expect(branches[4].isAlike(branches[5]))
    }

    @Test func `what looks at more than the value is like nothing, not even itself`() throws {
        let branches = try branches("      a: m\n      b: t\n      c: s\n")
        #expect(!branches[1].isAlike(branches[1]))
        #expect(!branches[2].isAlike(branches[2]))
    }
}
