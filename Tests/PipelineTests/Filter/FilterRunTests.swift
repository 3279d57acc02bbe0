import Foundation
import Records
import Rules
import Testing

@testable import Pipeline

struct FilterRunTests {
    /// Filters the sources of `job`'s dataset `d`; the pieces are taken as long as `takes` says so.
    private func filter(
        _ job: Job, _ change: (inout RunOptions) -> Void = { _ in }, takes: (Int) -> Bool = { _ in true }
    ) throws -> (text: String, report: FilterRun.Report, pieces: Int) {
        var bytes: [UInt8] = []
        var pieces = 0
        let report = try FilterRun(job.run([], change), dataset: "d").run { piece in
            guard takes(pieces) else { return false }
            bytes += piece
            pieces += 1
            return true
        }
        return (String(decoding: bytes, as: UTF8.self), report, pieces)
    }

    private static let rules = "keep: [id], columns: { v: { keyed-hash: hex }, w: { redact: r } }"

    @Test func `rows are those of a run, for any number of workers and any slices`() throws {
        let rows = (0..<300).map { "\($0),\($0 % 7 == 0 ? "" : "secret \($0)"),\"\"\n" }.joined()
        let job = try Job("datasets: { d: { source: d.csv, \(Self.rules) } }", ["d.csv": "id,v,w\n" + rows])
        try job.report()
        let expected = try job.records("d").map { row in
            row.map { $0.map { $0.isEmpty ? "\"\"" : $0 } ?? "" }.joined(separator: ",") + "\n"
        }
        for jobs in [1, 3] {
            for size in [100, 1 << 20] {
                let (text, report, _) = try filter(job) { options in
                    options.jobs = jobs
                    options.sliceBytes = size
                }
                #expect((text == "id,v,w\n" + expected.joined()) as Bool)
                #expect(report.records == 300)
                #expect(report.status == .done)
            }
        }
    }

    @Test func `JSON records are those of a run, for any number of workers and any slices`() throws {
        let lines = (0..<300).map { #"{ "id": \#($0), "v":"secret \#($0 % 5)\u0021","w":[{"x":1}] }"# + "\n" }.joined()
        let job = try Job(
            """
            datasets:
              d: { source: d.jsonl, keep: [id], columns: { v: { keyed-hash: hex }, "w[*].x": redact } }
            """, ["d.jsonl": lines])
        try job.report()
        let expected = try job.blocks("d").map { $0.dropFirst().dropLast() }.joined(separator: ",") + "\n"
        for jobs in [1, 3] {
            for size in [100, 1 << 20] {
                let text = try filter(job) { options in
                    options.jobs = jobs
                    options.sliceBytes = size
                }.text
                #expect((text.replacing("\n{", with: ",{") == expected) as Bool)
            }
        }
    }

    @Test func `the records of a document become JSON Lines`() throws {
        let job = try Job(
            "datasets: { d: { source: d.json, records: a, keep: [id], columns: { v: redact } } }",
            ["d.json": "{\"a\":[{\n \"id\": 1 },\n{\"v\":\"secret\",\n\"id\":2}\n]}"])
        #expect(try filter(job).text == "{\"id\": 1 }\n{\"v\":\"[redacted]\",\"id\":2}\n")
    }

    @Test(arguments: [0, 1, 3])
    func `a closed output ends it quietly`(taken: Int) throws {
        let rows = (0..<200).map { "\($0),a,b\n" }.joined()
        let job = try Job("datasets: { d: { source: d.csv, \(Self.rules) } }", ["d.csv": "id,v,w\n" + rows])
        let (_, report, pieces) = try filter(job, { $0.sliceBytes = 100 }, takes: { $0 < taken })
        #expect(pieces == taken)
        #expect(report.status == .done)
        #expect(!job.stop.isSet)
    }

    @Test func `text is written in the dialect of its source`() throws {
        let job = try Job(
            """
            datasets: { d: { source: d.csv, dialect: { delimiter: ";", "null": NULL }, \(Self.rules) } }
            """, ["d.csv": "id;v;w\nNULL;NULL;\"\"\n\"NULL\";NULL;a\n\"x;y\";NULL;\n"])
        #expect(try filter(job).text == "id;v;w\nNULL;NULL;\"\"\n\"NULL\";NULL;r\n\"x;y\";NULL;\"\"\n")
    }

    @Test func `a source without a header has none`() throws {
        let job = try Job(
            "datasets: { d: { source: d.tsv, dialect: { header: false, columns: [id, x] }, keep: [id], drop: [x] } }",
            ["d.tsv": "1\ta\n2\tb\n"])
        #expect(try filter(job).text == "1\n2\n")
    }

    @Test func `records that are set aside are counted`() throws {
        let job = try Job("datasets: { d: { source: d.jsonl, keep: [a] } }", ["d.jsonl": "{\"a\":1}\n{\n{\"a\":2}\n"])
        let (text, report, _) = try filter(job) { $0.maxRejects = 5 }
        #expect(text == "{\"a\":1}\n{\"a\":2}\n")
        #expect(report.rejects == 1)
        #expect(report.status == .rejects)
        #expect(failure { _ = try filter(job) }?.status == .malformed)
    }

    @Test func `it is told when the key is there, and that the source is standard input`() throws {
        let job = try Job("datasets: { d: { keep: [a] } }")
        let filter = try FilterRun(job.rules, dataset: "d", options: RunOptions(jobs: 1), stop: job.stop)
        try FileManager.default.removeItem(atPath: job.folder.path + "/key")
        var isReady = false
        let error = failure { _ = try filter.run(ready: { isReady = true }, write: { _ in true }) }
        #expect(error?.status == .key)
        #expect(!isReady)
        let unknown = failure {
            _ = try FilterRun(job.rules, dataset: "e", options: RunOptions(jobs: 1), stop: job.stop)
        }
        #expect(unknown?.status == .usage)
    }
}
