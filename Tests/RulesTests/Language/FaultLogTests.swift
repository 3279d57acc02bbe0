import Testing

@testable import Rules

struct FaultLogTests {
    @Test func `reports everything at once, in the order of the text`() {
        let text =
            "bauta: 1\nname: n\nunlisted: x\nmasks:\n  m: { redact: , clas: direct }\ndatasets:\n  d:\n"
            + "    fromat: csv\n    columns:\n      a: n\n      b: m\n"
        #expect(
            RuleText.faults(text).map { $0.split(separator: ":")[1...2].joined(separator: ":") } == [
                "3:11", "5:18", "8:5", "10:10",
            ])
    }

    @Test func `shows what it quotes on one harmless line`() {
        let faults = RuleText.faults("bauta: 1\nname: n\n\"evil\\x1b[2J\\nkey\": 1")
        #expect(faults.count == 1)
        #expect(faults[0].hasPrefix("rules.yaml:3:1: unknown key 'evil\\u{1b}[2J\\u{a}key' in a rule set; "))
    }
}
