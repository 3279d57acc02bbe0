import Foundation
import Records
import Rules
import Testing

@testable import Pipeline

struct CheckReportTests {
    private func finding(_ kind: FindingKind, _ message: String = "what \"it\" is") -> Finding {
        Finding(kind, at: .dataset("d.a"), message, cure: "mend it")
    }

    @Test(
        arguments: [
            ([], .done, .done), ([.noKey], .done, .done), ([.directKept, .noKey], .done, .gate),
            ([.directKept, .unknownColumn, .uniqueLossy], .columns, .columns),
            ([.uniqueLossy, .unknownColumn], .rules, .rules), ([.invalidValues], .malformed, .malformed),
        ] as [([FindingKind], Records.ExitStatus, Records.ExitStatus)])
    func `ends as the first error says`(
        kinds: [FindingKind], status: Records.ExitStatus, strict: Records.ExitStatus
    ) {
        let report = CheckReport(rules: "r.yaml", findings: kinds.map { finding($0) })
        #expect(report.status(isStrict: false) == status)
        #expect(report.status(isStrict: true) == strict)
    }

    @Test func `is a line for each finding and one that counts`() {
        let report = CheckReport(rules: "r.yaml", findings: [finding(.directKept), finding(.unknownColumn)])
        #expect(
            report.text() == """
                warning direct-kept:d.a: d.a: what "it" is; mend it
                error unknown-column:d.a: d.a: what "it" is; mend it
                r.yaml: 1 error, 1 warning
                """)
        #expect(CheckReport(rules: "r\n.yaml", findings: []).text() == "r\\u{a}.yaml: 0 errors, 0 warnings")
    }

    @Test func `is JSON that any parser reads`() throws {
        let report = CheckReport(rules: "r.yaml", findings: [finding(.directKept), finding(.unknownColumn)])
        let parsed = try JSONSerialization.jsonObject(with: Data(report.json().utf8))
        let json = try #require(parsed as? [String: Any])
        #expect(json["rules"] as? String == "r.yaml")
        let findings = try #require(json["findings"] as? [[String: Any]])
        #expect(findings.map { $0["id"] as? String } == ["direct-kept:d.a", "unknown-column:d.a"])
        #expect(findings.map { $0["kind"] as? String } == ["direct-kept", "unknown-column"])
        #expect(findings.allSatisfy { $0["accepted"] is NSNull })
        #expect(findings.map { $0["severity"] as? String } == ["warning", "error"])
        #expect(findings.map { $0["status"] as? Int } == [3, 4])
        #expect(findings[0]["message"] as? String == "what \"it\" is")
        #expect(findings[0]["cure"] as? String == "mend it")
        #expect(findings[0]["place"] as? String == "d.a")
    }
}
