import Compression
import Foundation
import Records
import Store
import Testing

@testable import Pipeline

struct MaskingRunTests {
    private static let yaml = """
        purpose: tests
        datasets:
          people:
            source: people.csv
            keep: [id]
            drop: [secret]
            columns:
              email: { keyed-hash: email, normalize: [trim, lowercase] }
              born: { truncate: year, type: integer, on-invalid: nullify }
        """
    private static let people = """
        id,email,secret,born
        1,Ada@example.com,s1,1815-12-10
        2, ada@EXAMPLE.com,s2,
        003,"",s3,not a date
        "4","a ""b"", c@d.ch",s4,1906-12-09

        """

    @Test func `masks what the rules say and publishes it`() throws {
        let job = try Job(Self.yaml, ["people.csv": Self.people])
        let report = try job.report()
        let records = try job.records("people")
        #expect(records.map { $0[0] } == ["1", "2", "003", "4"])
        #expect(records.map { $0[2] } == ["#1815", nil, nil, "#1906"])
        let emails = records.map { $0[1] }
        #expect(emails[0] == emails[1])
        #expect(emails[2] == "")
        #expect(emails[3] != emails[0])
        #expect(emails[0]?.hasSuffix("@example.invalid") == true)
        #expect(report.run == 1)
        #expect(report.receipt?.count == 64)
        #expect(report.status == .done)
        let dataset = try #require(report.datasets.first)
        #expect(dataset.records == 4)
        #expect(dataset.blocks == 1)
        #expect(dataset.sourceBytes == Self.people.utf8.count)
        #expect(job.made == ["staging.db"])
    }

    @Test func `nothing of a masked value is in the store`() throws {
        let job = try Job(Self.yaml, ["people.csv": Self.people])
        try job.report { $0.compression = .none }
        let bytes = try Data(contentsOf: URL(filePath: job.store))
        for value in ["ada@", "Ada@", "1815-", "not a date", "c@d", "s1"] {
            #expect(bytes.range(of: Data(value.utf8)) == nil, "\(value)")
        }
    }

    @Test func `no path of the machine is in the store`() throws {
        let job = try Job(Self.yaml, ["people.csv": Self.people])
        try job.report { $0.compression = .none }
        let bytes = try Data(contentsOf: URL(filePath: job.store))
        #expect(bytes.range(of: Data(job.folder.path.utf8)) == nil)
    }

    @Test func `the audit's counts balance`() throws {
        let job = try Job(Self.yaml, ["people.csv": Self.people])
        try job.report()
        let fields = try job.fields("people")
        #expect(fields.map(\.path) == ["id", "email", "secret", "born"])
        #expect(fields.allSatisfy { $0.counts.seen == 4 && $0.counts.balances })
        #expect(fields.map(\.counts.masked) == [0, 3, 4, 3])
        #expect(fields[3].counts.invalid == 1)
        #expect(fields[3].counts.nulls == 1)
        #expect(fields[1].distinctEstimate == 2)
        #expect(try job.stored("people").record.columns == ["id", "email", "born"])
    }

    @Test func `a second run gives the same plain bytes and another number`() throws {
        let job = try Job(Self.yaml, ["people.csv": Self.people])
        try job.report()
        let first = try job.blocks("people")
        let report = try job.report { $0.jobs = 4 }
        #expect(report.run == 2)
        #expect(try job.blocks("people") == first)
    }

    @Test func `progress tells of every block`() throws {
        let job = try Job(Self.yaml, ["people.csv": Self.people])
        var seen: [RunProgress] = []
        _ = try job.run().run(progress: { seen.append($0) })
        #expect(seen.map(\.dataset) == ["people"])
        #expect(seen.last?.records == 4)
        #expect(seen.last?.totalBytes == Self.people.utf8.count)
        #expect((seen.last?.bytes ?? 0) <= Self.people.utf8.count)
    }

    @Test func `a dry run writes nothing`() throws {
        let job = try Job(Self.yaml, ["people.csv": Self.people])
        let before = try FileManager.default.contentsOfDirectory(atPath: job.folder.path).sorted()
        let report = try job.report { $0.isDryRun = true }
        #expect(report.run == nil)
        #expect(report.receipt == nil)
        #expect(report.datasets.first?.records == 4)
        #expect(try FileManager.default.contentsOfDirectory(atPath: job.folder.path).sorted() == before)
    }

    @Test func `a dry run goes on and says how many values would fail`() throws {
        let job = try Job(
            "datasets: { d: { source: d.csv, columns: { a: { truncate: year } } } }",
            ["d.csv": "a\nx\n1987\ny\nz\n"])
        let error = job.failure { $0.isDryRun = true }
        #expect(error?.description.hasPrefix("dry run: 3 values would fail a run") == true)
        #expect(error?.status == .malformed)
        #expect(job.failure()?.description.contains("d.csv:2 (byte 2): column 'a'") == true)
        #expect(job.made == [])
    }

    @Test func `a run that fails leaves the store as it was`() throws {
        let job = try Job(Self.yaml, ["people.csv": Self.people])
        try job.report()
        let before = try Data(contentsOf: URL(filePath: job.store))
        try job.folder.write("people.csv", "id,email,secret,born\n1,a,b\n")
        let error = job.failure()
        #expect(error?.status == .malformed)
        #expect(error?.description.contains("people.csv:2") == true)
        #expect(try Data(contentsOf: URL(filePath: job.store)) == before)
        #expect(job.made == ["staging.db"])
    }

    @Test func `under strict a warning stops the run`() throws {
        let job = try Job(Self.yaml, ["people.csv": Self.people])
        let warnings = try job.report { $0.isDryRun = true }.warnings
        #expect(warnings.contains { $0.contains("different pseudonyms") })
        let error = job.failure { $0.isStrict = true }
        #expect(error?.status == .gate)
        #expect(job.made == [])
    }

    @Test(arguments: [(2, Records.ExitStatus.interrupted), (15, .terminated)] as [(Int32, Records.ExitStatus)])
    func `a signal stops the run`(signal: Int32, status: Records.ExitStatus) throws {
        let job = try Job(Self.yaml, ["people.csv": Self.people])
        job.stop.stop(signal: signal)
        #expect(job.failure()?.status == status)
        #expect(job.made == [])
    }

    @Test func `a rule set without datasets has nothing to run`() throws {
        let job = try Job("masks: { email: { keyed-hash: email } }")
        #expect(job.failure()?.status == .usage)
    }

    @Test func `JSON records are staged with what the view needs`() throws {
        let job = try Job(
            """
            datasets:
              d: { source: d.jsonl, subject: u.id, keep: [n], columns: { u.id: { keyed-hash: hex }, "m[*]": redact } }
            """, ["d.jsonl": "{ \"n\": 2, \"m\":[1] }\r\n\n{\"n\":10}\n"])
        let report = try job.report()
        #expect(report.datasets[0].records == 2)
        #expect(report.datasets[0].rejects == 0)
        #expect(try job.blocks("d") == [#"[{ "n": 2, "m":["[redacted]"] },{"n":10}]"#])
        let stored = try job.stored("d")
        #expect(stored.record.format == "jsonl")
        #expect(stored.record.columns == ["u.id", "n"])
        let reader = try StagingReader(path: job.store)
        #expect(
            try reader.schema(of: stored.dataset).filter { $0.kind != "guarantee" } == [
                SchemaRecord(kind: "column", name: "u.id", definition: "text"),
                SchemaRecord(kind: "column", name: "n", definition: "text"),
                SchemaRecord(kind: "subject", name: "u.id"),
            ])
        #expect(try job.fields("d").map(\.counts.missing) == [2, 1, 0])
    }

    @Test func `the records of a document are staged byte for byte`() throws {
        let job = try Job(
            "datasets: { d: { source: d.json, unlisted: keep } }", ["d.json": "[ {\"a\":\n1.0 },7 , [ ] ]\n"])
        #expect(try job.report().datasets[0].records == 3)
        #expect(try job.blocks("d") == ["[{\"a\":\n1.0 },7,[ ]]"])
        #expect(try job.stored("d").record.format == "json")
    }

    @Test(arguments: ["unlisted: redact", "unlisted: drop", "unlisted: keep, columns: { a: redact }", "keep: [a]"])
    func `a record that is no object never passes by rules`(rules: String) throws {
        let job = try Job("datasets: { d: { source: d.json, \(rules) } }", ["d.json": "[{\"a\":1},[\"secret\"]]"])
        #expect(job.failure()?.status == .malformed)
    }

    @Test func `a path without a rule is never published`() throws {
        let job = try Job(
            "datasets: { d: { source: d.jsonl, keep: [n] } }", ["d.jsonl": "{\"n\":1}\n{\"secret\":{\"x\":1}}\n"])
        let error = job.failure()
        #expect(error?.status == .columns)
        #expect(error?.description.contains("d.jsonl:2 (byte 18): path 'secret' has no rule") == true)
        #expect(job.made == [])
    }
}
