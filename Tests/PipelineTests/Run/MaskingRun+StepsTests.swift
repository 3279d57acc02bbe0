import Foundation
import Ingest
import Masking
import Records
import Rules
import Store
import Testing

@testable import Pipeline

struct MaskingRunStepsTests {
    private static let yaml = "tenant: acme\ndatasets: { d: { source: d.csv, columns: { a: redact } } }"

    @Test(arguments: [(nil, "acme"), ("acme", "acme")] as [(String?, String)])
    func `the tenant is the rule set's or the command line's`(given: String?, tenant: String) throws {
        let job = try Job(Self.yaml, ["d.csv": "a\n1\n"])
        #expect(try job.run([], { $0.tenant = given }).loadKeys().context.tenant == tenant)
    }

    @Test func `a tenant of the command line fills the rule set's gap`() throws {
        let job = try Job("datasets: { d: { source: d.csv, columns: { a: redact } } }", ["d.csv": "a\n1\n"])
        #expect(try job.run([], { $0.tenant = "other" }).loadKeys().context.tenant == "other")
        try job.report { $0.tenant = "other" }
        let reader = try StagingReader(path: job.store)
        #expect(try reader.runs().map(\.record.tenant) == ["other"])
    }

    @Test func `two tenants contradict each other`() throws {
        let job = try Job(Self.yaml, ["d.csv": "a\n1\n"])
        let error = job.failure { $0.tenant = "other" }
        #expect(error?.description == "--tenant: the rule set has another tenant; leave one of them out")
        #expect(error?.status == .rules)
    }

    @Test func `a run needs a key`() throws {
        let folder = try Folder()
        try folder.write("d.csv", "a\n1\n")
        let path = try folder.write("r.yaml", "bauta: 1\nname: n\n" + Self.yaml)
        let run = MaskingRun(try .load(path: path), assignments: [], options: RunOptions(jobs: 1), stop: StopFlag())
        let error = failure { _ = try run.run() }
        #expect(error?.status == .key)
        #expect(error?.description.contains("no key; give the rule set a `key` or use --key") == true)
    }

    @Test func `a key of the command line wins`() throws {
        let job = try Job(Self.yaml, ["d.csv": "a\n1\n"])
        let error = job.failure { $0.key = .file(job.folder.path + "/nokey") }
        #expect(error?.status == .key)
    }

    @Test func `the run's row tells of rules, key and versions`() throws {
        let job = try Job(Self.yaml, ["d.csv": "a\n1\n"])
        let report = try job.report()
        let reader = try StagingReader(path: job.store)
        let run = try #require(reader.runs().first)
        #expect(run.record.tenant == "acme")
        #expect(run.record.rulesName == "test")
        #expect(run.record.keyID == report.keyID)
        #expect(run.record.versions == Versions.json)
        #expect(HexText.string(run.manifestSHA256) == report.receipt)
        let rules = try Data(contentsOf: URL(filePath: job.folder.path + "/test.yaml"))
        #expect(run.record.rulesSHA256 == Digest.sha256(Array(rules)))
        #expect(run.record.uuid == run.record.uuid.lowercased())
    }

    @Test func `errors of the rules end the run before a key is fetched`() throws {
        let folder = try Folder()
        let yaml = "datasets: { d: { source: d.csv, columns: { a: { redact: x, unique: true } } } }"
        let path = try folder.write("r.yaml", "bauta: 1\nname: n\nkey: file:nokey\n" + yaml)
        let run = MaskingRun(try .load(path: path), assignments: [], options: RunOptions(jobs: 1), stop: StopFlag())
        #expect(failure { _ = try run.run() }?.status == .rules)
    }
}
