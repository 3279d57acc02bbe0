import Foundation
import Records
import Rules
import Testing

@testable import Pipeline

struct ReadinessCheckTests {
    private static let yaml = """
        datasets:
          d: { source: d.csv, keep: [id], columns: { born: { truncate: year } } }
          e: { source: missing.csv, columns: { a: { keep: {}, class: direct } } }
        """
    private static let text = "id,born\n1,1987-05-17\n2,2001\n"

    private func check(_ job: Job, _ arguments: [String] = [], against: String? = nil, scans: Bool = false) throws
        -> CheckReport
    {
        var check = ReadinessCheck(job.rules)
        check.assignments = try arguments.map { try SourceAssignment($0, ruleSet: job.rules) }
        check.against = against
        check.scans = scans
        return try check.run()
    }

    private func ids(_ report: CheckReport) -> [String] {
        report.findings.map(\.kind.rawValue).filter { $0 != "no-key" }
    }

    @Test func `without sources the rules alone are checked`() throws {
        let job = try Job(Self.yaml)
        let report = try check(job)
        #expect(ids(report) == ["direct-kept"])
        #expect(report.status(isStrict: false) == .done)
        #expect(report.status(isStrict: true) == .gate)
        #expect(job.made == [])
    }

    @Test func `with sources their headers are checked, and no others`() throws {
        let job = try Job(Self.yaml, ["d.csv": Self.text])
        #expect(ids(try check(job, ["\(job.folder.path)/d.csv"])) == ["direct-kept"])
        try job.folder.write("d.csv", "id,birth,new\n")
        let report = try check(job, ["d=\(job.folder.path)/d.csv"])
        #expect(ids(report).sorted() == ["direct-kept", "missing-column", "unknown-column", "unknown-column"])
        #expect(report.status(isStrict: false) == .columns)
    }

    @Test func `records are not read without a scan`() throws {
        let job = try Job(Self.yaml, ["d.csv": "id,born\n1,never\n2\n"])
        #expect(ids(try check(job, ["\(job.folder.path)/d.csv"])) == ["direct-kept"])
    }

    @Test func `a scan reads every record`() throws {
        let job = try Job(Self.yaml, ["d.csv": "id,born\n1,never\n2\n3,1987\n4,nor\n"])
        let report = try check(job, ["\(job.folder.path)/d.csv"], scans: true)
        #expect(ids(report).sorted() == ["direct-kept", "invalid-values", "malformed-records"])
        #expect(report.findings.contains { $0.message == "2 values would fail a run" })
        #expect(report.status(isStrict: false) == .malformed)
        #expect(job.made == [])
    }

    @Test func `headers are compared with those of the last run`() throws {
        let job = try Job(Self.yaml, ["d.csv": Self.text])
        try job.report { $0.only = ["d"] }
        let source = "\(job.folder.path)/d.csv"
        #expect(ids(try check(job, [source], against: job.store)) == ["direct-kept"])
        try job.folder.write("d.csv", "id,extra\n")
        let report = try check(job, [source], against: job.store)
        #expect(ids(report).contains("new-column"))
        #expect(report.findings.first { $0.kind.rawValue == "new-column" }?.message.contains("'extra'") == true)
        #expect(report.findings.first { $0.kind.rawValue == "dropped-column" }?.message.contains("'born'") == true)
    }

    @Test func `a store that is not there is an error`() throws {
        let job = try Job(Self.yaml, ["d.csv": Self.text])
        let error = failure { _ = try check(job, ["\(job.folder.path)/d.csv"], against: job.store) }
        #expect(error?.status == .absent)
    }

    @Test func `a source that is not there is an error`() throws {
        let job = try Job(Self.yaml)
        #expect(failure { _ = try check(job, ["d=\(job.folder.path)/d.csv"]) }?.status == .io)
    }

    @Test func `no key is fetched`() throws {
        let job = try Job(Self.yaml, ["d.csv": Self.text])
        try FileManager.default.removeItem(atPath: job.folder.path + "/key")
        #expect(ids(try check(job, ["\(job.folder.path)/d.csv"], scans: true)) == ["direct-kept"])
    }

    private static let json = "datasets: { j: { source: j.jsonl, keep: [id], columns: { u.v: redact } } }"

    @Test func `the first records of JSON are what a header is to a table`() throws {
        let job = try Job(Self.json, ["j.jsonl": "{\"id\":1}\n{\"u\":{\"w\":[]}}\nno JSON\n{\"x\":{\"y\":1}}\n"])
        let report = try check(job, ["\(job.folder.path)/j.jsonl"])
        #expect(ids(report) == ["unknown-column", "unknown-column"])
        #expect(report.findings.map(\.message).suffix(2) == ["path 'u.w' has no rule", "path 'x' has no rule"])
        #expect(report.status(isStrict: false) == .columns)
        #expect(job.made == [])
    }

    @Test func `only a scan reads all records of JSON`() throws {
        let long = String(repeating: "x", count: 1 << 20)
        let job = try Job(Self.json, ["j.jsonl": "{\"u\":{\"v\":\"\(long)\"}}\nno JSON\n{\"new\":1}\n"])
        let source = "\(job.folder.path)/j.jsonl"
        #expect(ids(try check(job, [source])) == [])
        #expect(ids(try check(job, [source], scans: true)) == ["unknown-column", "malformed-records"])
    }

    @Test func `an empty source of JSON has nothing to tell`() throws {
        let job = try Job(Self.json, ["j.jsonl": "\n"])
        #expect(ids(try check(job, ["\(job.folder.path)/j.jsonl"])) == [])
        #expect(failure { _ = try check(job, ["j=\(job.folder.path)/none.jsonl"]) }?.status == .io)
    }
}
