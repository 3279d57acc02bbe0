import Records
import Rules
import Store
import Testing

@testable import Pipeline

struct FindingGateTests {
    private static let yaml = """
        datasets: { d: { source: d.csv, columns: { a: { keyed-hash: hex }, b: { keep: , class: sensitive } } } }
        accept: { 'few-pseudonyms:d.a': three people, 'sensitive-kept:d.b': it is public, ACCEPT }
        """
    private static let source = ["d.csv": "a,b\n1,x\n2,y\n3,z\n"]

    private func job(_ accept: String = "") throws -> Job {
        try Job(Self.yaml.replacing("ACCEPT", with: accept), Self.source)
    }

    @Test func `an accepted finding stops no strict run, and the audit trail keeps it`() throws {
        let job = try job()
        let report = try job.report { $0.isStrict = true }
        #expect(report.warnings == [])
        #expect(report.accepted.map(\.id) == ["sensitive-kept:d.b", "few-pseudonyms:d.a"])
        #expect(
            try StagingReader(path: job.store).acceptedFindings() == [
                AcceptedFinding(run: 1, id: "sensitive-kept:d.b", reason: "it is public"),
                AcceptedFinding(run: 1, id: "few-pseudonyms:d.a", reason: "three people"),
            ])
    }

    @Test func `what is not accepted stops the run with its id`() throws {
        let yaml = Self.yaml.replacing("'sensitive-kept:d.b': it is public, ACCEPT", with: "")
        let failure = try Job(yaml, Self.source).failure()
        #expect(failure?.status == .rules)
        #expect(failure?.description.hasPrefix("sensitive-kept:d.b: ") == true, "\(failure.map { "\($0)" } ?? "")")
        let strict = try Job(
            yaml.replacing("'few-pseudonyms:d.a': three people,", with: "'sensitive-kept:d.b': r"), Self.source
        ).failure { $0.isStrict = true }
        #expect(strict?.status == .gate)
        #expect(strict?.description.hasPrefix("few-pseudonyms:d.a: d: column 'a': only 3 different") == true)
    }

    @Test func `a check with all records tells which acceptance is not used`() throws {
        let job = try job("'unchanged-values:d.a': r, 'broken-key:d.a': r")
        func notes(scans: Bool) throws -> [String] {
            var check = ReadinessCheck(job.rules)
            check.scans = scans
            let report = try check.run()
            #expect(report.status(isStrict: true) == .done)
            return report.findings.map(\.id)
        }
        #expect(try notes(scans: false) == ["sensitive-kept:d.b"])
        #expect(
            try notes(scans: true) == [
                "sensitive-kept:d.b", "few-pseudonyms:d.a", "unused-acceptance:unchanged-values:d.a",
            ])
    }
}
