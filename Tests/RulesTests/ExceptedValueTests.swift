import Testing

@testable import Rules

struct ExceptedValueTests {
    @Test func `a mask and a column say which values pass, and the column's word is the last`() throws {
        let rules = try RuleText.load(
            """
            bauta: 1
            name: n
            masks: { m: { keyed-hash: email, except: { info@example.com: " our own " } } }
            datasets:
              d: { columns: { a: m, b: { mask: m, except: { 42: "no person" } }, c: { references: d.a } } }
            """)
        let columns = try #require(rules.dataset(named: "d")).columns
        let own = [ExceptedValue(value: "info@example.com", reason: "our own")]
        #expect(columns.map { $0.branches[0].exceptions } == [own, [.init(value: "42", reason: "no person")], own])
        #expect(columns[0].branches[0].exceptions.outline == #"{"info@example.com":"our own"}"#)
    }

    @Test func `the store sees fingerprints`() throws {
        let text = RuleText.columns("      a: { redact: r, except: { Müller: why } }\n")
        let rules = try RuleText.load(text)
        #expect(rules.outline { "#\($0.utf8.count)" }.contains(##""except":{"#7":"why"}"##))
        let branch = try #require(rules.datasets.first?.columns.first?.branches.first)
        #expect(branch.parametersOutline { _ in "#" } == ##"{"marker":"r","except":{"#":"why"}}"##)
    }

    @Test(
        arguments: [
            ("redact, except: { Müller: }", "a value of 'except' passes without a reason; write why"),
            ("redact, except: { Müller: \" \" }", "a value of 'except' passes without a reason; write why"),
            ("redact, except: {}", "'except' names no value; write `VALUE: REASON`, or remove it"),
            ("keep, except: { Müller: why }", "`keep` masks no value that `except` could let pass; remove `except`"),
            ("drop, except: { Müller: why }", "`drop` masks no value that `except` could let pass; remove `except`"),
        ])
    func `says what is wrong and never the value`(rule: String, message: String) {
        let method = rule.replacing("redact,", with: "redact: r,").replacing("keep,", with: "keep: k,")
            .replacing("drop,", with: "drop: ,")
        let faults = RuleText.faults(RuleText.columns("      a: { \(method) }\n"))
        #expect(faults.contains { $0.hasSuffix(message) }, "\(faults)")
        #expect(!faults.joined().contains("Müller"))
    }

    @Test func `a join takes the other side's`() {
        let faults = RuleText.faults(
            RuleText.columns("      a: { redact: r }\n      b: { references: d.a, except: { x: why } }\n"))
        #expect(faults.contains { $0.contains("'d.a' has another `except`; remove it here") }, "\(faults)")
    }
}
