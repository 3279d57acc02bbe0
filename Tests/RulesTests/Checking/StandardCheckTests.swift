import Testing

@testable import Rules

struct StandardCheckTests {
    private static let columns = "      a: METHOD\n      k: keep\n"

    private func findings(_ method: String, standard: String = "standard: hipaa-safe-harbor\n") throws -> [String] {
        let text = standard + "key: env:K\n" + RuleText.columns(Self.columns.replacing("METHOD", with: method))
        return RuleChecker.findings(try RuleText.load(text)).map { "\($0.severity.rawValue) \($0.line)" }
    }

    @Test(arguments: ["keyed-hash: hex", "tokenize: text", "tokenize: integer", "fpe: digits"])
    func `a code that is derived is refused`(method: String) throws {
        let name = method.prefix { $0 != ":" }
        #expect(
            try findings("{ \(method) }") == [
                "error derived-code:d.a: rules.yaml:8:10: d.a: `\(name)` derives a code from the value, and 45 CFR "
                    + "164.514(c)(1) forbids that; use redact, nullify or drop, or write `class: none` where the "
                    + "values tell nothing of people"
            ])
        #expect(try findings("{ \(method) }", standard: "") == [])
        #expect(try findings("{ \(method), class: none }") == [])
    }

    @Test(arguments: ["redact", "nullify", "drop", "{ truncate: year }", "keep", "{ tokenize: { vault: v } }"])
    func `what derives no code passes`(method: String) throws {
        #expect(try findings(method) == [])
    }

    @Test func `a standard of an extended file holds`() throws {
        let other = "bauta: 1\nname: o\nstandard: hipaa-safe-harbor\nmasks: { m: { redact: } }\n"
        let text = "extends: [o.yaml]\nkey: env:K\n" + RuleText.columns("      a: { keyed-hash: hex }\n      b: m\n")
        let rules = try RuleText.load(text, others: ["o.yaml": other])
        #expect(RuleChecker.findings(rules).map(\.id) == ["derived-code:d.a"])
        #expect(
            RuleText.faults("bauta: 1\nname: n\nstandard: hipaa\n") == [
                "rules.yaml:3:11: 'standard' cannot be 'hipaa'; it is one of hipaa-safe-harbor"
            ])
    }
}
