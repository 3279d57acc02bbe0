import Records
import Testing

@testable import Rules

struct FindingTests {
    @Test func `names its findings in kebab-case, once each`() {
        let names = FindingKind.allCases.map { $0.rawValue }
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.utf8.allSatisfy { $0 == UInt8(ascii: "-") || (97...122).contains($0) } })
    }

    @Test(arguments: [
        (FindingKind.newColumn, Finding.Severity.warning, Records.ExitStatus.columns),
        (.droppedColumn, .warning, .columns), (.retypedColumn, .warning, .columns),
        (.newTable, .warning, .columns), (.droppedTable, .warning, .columns),
        (.missingColumn, .error, .columns),
        (.typeMismatch, .error, .rules), (.noColumns, .warning, .columns), (.noView, .warning, .columns),
        (.oddHeader, .warning, .columns), (.sensitiveKept, .error, .rules), (.noKey, .note, .rules),
        (.malformedRecords, .error, .malformed),
    ])
    func `stops a run with the status of its kind`(
        kind: FindingKind, severity: Finding.Severity, status: Records.ExitStatus
    ) {
        let finding = Finding(kind, at: .dataset("place"), "what is wrong", cure: "what would be right")
        #expect(finding.description == "place: what is wrong; what would be right")
        #expect(finding.id == "\(kind.rawValue):place")
        #expect(finding.line == "\(finding.id): \(finding)")
        #expect(finding.severity == severity)
        #expect(finding.status == status)
    }
}
