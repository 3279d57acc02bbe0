import Masking
import Records
import Testing

@testable import Rules

struct HeaderBindingTests {
    private func dataset(_ text: String) throws -> DatasetRules {
        try #require(try RuleText.load(RuleText.datasets(text)).datasets.first)
    }

    @Test func `binds every column of the header in its order`() throws {
        let rules = try dataset(
            "  d:\n    keep: [c]\n    drop: [b]\n    columns: { a: { redact: , class: direct, unique: true } }\n")
        let (bindings, findings) = rules.bind(header: ["c", "a", "b"])
        #expect(findings.isEmpty)
        #expect(bindings.map { $0.name } == ["c", "a", "b"])
        #expect(bindings.map { $0.ordinal } == [0, 1, 2])
        #expect(bindings.map { $0.branches[0].methodName } == ["keep", "redact", "drop"])
        #expect(bindings.map { $0.isDropped } == [false, false, true])
        #expect(bindings.allSatisfy { $0.isListed })
        #expect(bindings[1].fieldClass == .direct)
        #expect(bindings[1].unique)
        #expect(bindings[1].branches[0].maskLabel == "column:d.a")
    }

    @Test(arguments: [
        ("fail", "drop", 1), ("drop", "drop", 0), ("redact", "redact", 0), ("keep", "keep", 0),
    ])
    func `treats columns that no rule names as it is told`(word: String, method: String, findings: Int) throws {
        let (bindings, found) = try dataset("  d: { unlisted: \(word), keep: [a] }").bind(header: ["a", "b"])
        #expect(bindings.map { $0.branches[0].methodName } == ["keep", method])
        #expect(bindings.map { $0.isListed } == [true, false])
        #expect(found.count == findings)
    }

    @Test(arguments: [
        (["a", "b"], "rules.yaml:4:3: d: column 'b' has no rule; give it a rule, or list it under `keep` or `drop`"),
        (
            ["a", "49 Baker Street, London"],
            "rules.yaml:4:3: d: column 2 has no rule; give it a rule, or list it under `keep` or `drop`"
        ),
        ([], "rules.yaml:4:15: d.a: a rule names 'a', which the source lacks; correct the name, or remove it"),
        (
            ["A "],
            "rules.yaml:4:15: d.a: a rule names 'a', which the source lacks, but it has column 'A ', "
                + "which differs only in case, blanks or invisible characters; spell it as the source does"
        ),
        (
            ["\u{FEFF}a"],
            "rules.yaml:4:3: d: column 1 has no rule, and a rule names 'a', "
                + "which differs only in case, blanks or invisible characters; spell the rule as the source does"
        ),
    ])
    func `says which columns are unknown or missing`(header: [String], message: String) throws {
        let findings = try dataset("  d: { keep: [a] }").bind(header: header).findings
        #expect(findings.map { "\($0)" }.contains(message), "\(findings)")
        #expect(findings.allSatisfy { $0.status == .columns && $0.severity == .error })
    }

    @Test func `finds what when and subject need`() throws {
        let rules = try dataset(
            "  d:\n    unlisted: drop\n    subject: s\n    columns:\n      a: [{ keep: r, when: { t: x } }, "
                + "redact]\n")
        #expect(
            rules.bind(header: ["a"]).findings.map { "\($0)" } == [
                "rules.yaml:8:30: d.a: `when` names 't', which the source lacks; correct the name, or remove it",
                "rules.yaml:4:3: d: `subject` names 's', which the source lacks; correct the name, or remove it",
            ])
        #expect(rules.bind(header: ["a", "s", "t"]).findings.isEmpty)
    }

    @Test func `finds that nothing is staged`() throws {
        let findings = try dataset("  d: { drop: [a] }").bind(header: ["a"]).findings
        #expect(
            findings.map { "\($0)" } == [
                "rules.yaml:4:3: d: every column is dropped, so there is nothing to stage; keep or mask one"
            ])
        #expect(findings.allSatisfy { $0.status == .columns && $0.severity == .warning })
    }

    @Test func `finds that a view holds fewer columns`() throws {
        let rules = try dataset("  d: { unlisted: redact }")
        let header = (1...2001).map { "c\($0)" }
        let findings = rules.bind(header: header).findings
        #expect(
            findings.map { "\($0)" } == [
                "rules.yaml:4:3: d: 2001 columns are staged and a view holds 2,000; drop some, or read the blocks"
            ])
        #expect(findings.allSatisfy { $0.status == .columns && $0.severity == .warning })
        #expect(rules.bind(header: header.dropLast()).findings.isEmpty)
    }

    @Test(arguments: ["drop", "redact"])
    func `hides a header that may be data`(word: String) throws {
        let rules = try dataset("  d: { unlisted: \(word), keep: [\"1 a\"] }")
        let (bindings, findings) = rules.bind(header: ["1 a", "49 Baker Street, London"])
        #expect(bindings.map { $0.name } == ["1 a", "column 2"])
        #expect(bindings[1].branches[0].maskLabel == "column:d.column 2")
        #expect(
            findings.map { "\($0.severity.rawValue) \($0.kind.rawValue) \($0)" } == [
                "warning odd-header rules.yaml:4:3: d: column 2 has no rule and its name does not look like one, so "
                    + "it may be data; list it, or declare `header: false`"
            ])
    }
}
