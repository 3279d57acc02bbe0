import Testing

@testable import Rules

struct AcceptanceTests {
    private static let rules = """
        bauta: 1
        name: n
        key: env:K
        accept: { ACCEPT }
        datasets:
          d:
            columns:
              a: { keep: , class: direct }
              b: { keyed-hash: { format: hex, length: 8 } }
              c: { redact: , type: integer }

        """

    private func rules(_ accept: String) throws -> RuleSet {
        try RuleText.load(Self.rules.replacing("ACCEPT", with: accept))
    }

    private func findings(_ accept: String) throws -> [String] {
        let rules = try rules(accept)
        return rules.accepting(RuleChecker.findings(rules)).map { "\($0.severity.rawValue) \($0.line)" }
    }

    @Test func `an accepted finding is a note with the reason`() throws {
        let found = try findings("\"direct-kept:d.a\": \" the register is\\tpublic \"")
        #expect(
            found[0] == "note direct-kept:d.a: rules.yaml:8:10: d.a: a direct identifier is kept without a reason; "
                + "accepted: the register is\\u{9}public")
        #expect(found[1].hasPrefix("warning collision-odds:d.b: "))
        #expect(found[2].hasPrefix("error type-mismatch:d.c: "))
    }

    @Test func `what makes a run impossible stays an error and says so`() throws {
        let found = try findings("\"type-mismatch:d.c\": it will do")
        #expect(
            found[2].hasPrefix("error type-mismatch:d.c: ")
                && found[2].hasSuffix("; this cannot be accepted: use tokenize: integer, or remove `type`"))
    }

    @Test func `an error of judgement is accepted`() throws {
        let text = "  d:\n    columns: { a: { keep: , class: sensitive } }\n"
        let rules = try RuleText.load(RuleText.datasets(text) + "accept: { \"sensitive-kept:d.a\": r }\n")
        let found = rules.accepting(RuleChecker.findings(rules))
        #expect(found.map { $0.severity } == [.note])
        #expect(found.map { $0.accepted } == ["r"])
        #expect(rules.accepting(found) == found)
    }

    @Test(arguments: [
        (
            "\"colision-odds:d.a\": r",
            "rules.yaml:4:11: no finding is of kind 'colision-odds'; did you mean 'collision-odds'?"
        ),
        (
            "nothing: r",
            "rules.yaml:4:11: no finding is of kind 'nothing'; write an id that `bauta check` shows, as in "
                + "`collision-odds:customers.email`"
        ),
        (
            "\"unknown-column:d.a\": r",
            "rules.yaml:4:11: `accept` cannot name 'unknown-column', which makes a run impossible; "
                + "mend what it speaks of"
        ),
        (
            "no-key: r",
            "rules.yaml:4:11: `accept` cannot name 'no-key', which is a note, which fails nothing; remove it"
        ),
        (
            "\"direct-kept:d.a\": \" \"",
            "rules.yaml:4:30: 'direct-kept:d.a' is accepted without a reason; write why"
        ),
    ])
    func `refuses what cannot be accepted`(accept: String, fault: String) {
        #expect(RuleText.faults(Self.rules.replacing("ACCEPT", with: accept)) == [fault])
    }

    @Test func `a file that another extends accepts nothing`() {
        let other = "bauta: 1\nname: o\naccept: { \"direct-kept:d.a\": r }\n"
        #expect(
            RuleText.faults("bauta: 1\nname: n\nextends: [o.yaml]\n", others: ["o.yaml": other]) == [
                "o.yaml:3:1: 'accept' does not count in a file that another extends, which brings masks only; "
                    + "move it to the file that is named on the command line"
            ])
    }

    @Test func `an acceptance without its finding is told where that was looked for`() throws {
        let rules = try rules(
            "\"direct-kept:d.b\": r, \"direct-kept:d.a\": r, \"few-pseudonyms:d.b\": r, \"new-column:e.x\": r")
        let found = RuleChecker.findings(rules)
        func unused(_ seen: Set<Evidence>, of datasets: [String]? = nil) -> [String] {
            rules.unusedAcceptances(found, seen: seen, of: datasets).map(\.id)
        }
        let kept = "unused-acceptance:direct-kept:d.b"
        #expect(unused([.rules]) == [kept])
        #expect(unused([.rules, .headers, .records]) == [kept, "unused-acceptance:few-pseudonyms:d.b"])
        #expect(unused([.rules, .lastRun]) == [kept, "unused-acceptance:new-column:e.x"])
        #expect(unused([.rules, .lastRun], of: ["d"]) == [kept])
        #expect(unused([.rules, .records], of: ["d"]) == [kept, "unused-acceptance:few-pseudonyms:d.b"])
    }
}
