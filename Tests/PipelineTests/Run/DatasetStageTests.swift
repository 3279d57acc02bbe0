import Foundation
import Records
import Store
import Testing

@testable import Pipeline

struct DatasetStageTests {
    private static func rules(_ more: String = "") -> String {
        "datasets: { d: { source: d*.csv, keep: [id], columns: { v: { redact: x } } \(more) } }"
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `every line end is one`(end: String) throws {
        let job = try Job(
            Self.rules(), ["d.csv": ["id,v", "1,a", "2,", "3,\"b\(end)c\"", "4,d"].joined(separator: end)])
        try job.report()
        #expect(try job.records("d") == [["1", "x"], ["2", nil], ["3", "x"], ["4", "x"]])
        #expect(try job.fields("d").map(\.path) == ["id", "v"])
    }

    @Test func `each source has its own line end`() throws {
        let job = try Job(
            "datasets: { d: { source: d*.csv, keep: [id, v] } }",
            ["d1.csv": "id,v\n1,a\n", "d2.csv": "id,v\r\n2,b\r\n", "d3.csv": "id,v\r3,c\r", "d4.csv": "id,v\n4,d"])
        try job.report()
        #expect(try job.records("d") == [["1", "a"], ["2", "b"], ["3", "c"], ["4", "d"]])
    }

    @Test func `sources are read in order and named as the rule names them`() throws {
        let job = try Job(Self.rules(), ["d2.csv": "id,v\n3,c\n", "d10.csv": "id,v\n1,a\n2,b\n"])
        let report = try job.report { $0.wantsSummary = true }
        #expect(try job.records("d").map { $0[0] } == ["1", "2", "3"])
        let number = try job.stored("d").dataset
        let reader = try StagingReader(path: job.store)
        let sources = try reader.sources(of: number)
        #expect(sources.map(\.name) == ["d*.csv", "d*.csv"])
        #expect(sources.map(\.bytes) == [13, 9])
        #expect(sources.map(\.ordinal) == [0, 1])
        let digests = report.datasets[0].sources.map(\.sha256)
        #expect(digests == [Digest.sha256(Array("id,v\n1,a\n2,b\n".utf8)), Digest.sha256(Array("id,v\n3,c\n".utf8))])
        #expect(sources.map(\.fingerprint) != digests)
    }

    @Test func `sources with different headers do not go together`() throws {
        let job = try Job(Self.rules(), ["d1.csv": "id,v\n1,a\n", "d2.csv": "v,id\n1,a\n"])
        let error = job.failure()
        #expect(error?.status == .columns)
        #expect(job.made == [])
    }

    @Test func `an empty source is a dataset without records`() throws {
        let job = try Job(Self.rules(), ["d.csv": "id,v\n"])
        #expect(try job.report().datasets[0].records == 0)
        #expect(try job.stored("d").records == 0)
        #expect(try job.stored("d").blocks == 0)
        #expect(try job.blocks("d") == [])
    }

    @Test func `a dataset may have no staged column`() throws {
        let job = try Job("datasets: { d: { source: d.csv, drop: [id, v] } }", ["d.csv": "id,v\n1,a\n2,b\n"])
        #expect(try job.report().datasets[0].records == 2)
        #expect(try job.blocks("d") == ["[[],[]]"])
        #expect(try job.stored("d").record.columns == [])
    }

    @Test func `a slice without records leaves no gap between the blocks`() throws {
        let long = String(repeating: "x", count: 1 << 20)
        let text = "id,v\n1,a\n" + "\(long)\n" + "\(long)\n" + "2,b\n" + "\(long),\(long)\n" + "3,c\n"
        let job = try Job(Self.rules(), ["d.csv": text])
        let report = try job.report { $0.maxRejects = 10 }
        #expect(try job.records("d").map { $0[0] } == ["1", "2", "\(long)", "3"])
        #expect(report.datasets[0].rejects == 2)
        #expect(report.status == .rejects)
        #expect(try job.stored("d").rejects == 2)
    }

    @Test(arguments: [0, 1, 2])
    func `more rejects than allowed end the run`(limit: Int) throws {
        let job = try Job(Self.rules(), ["d.csv": "id,v\n1\n2,b\n3,c,d\n4,e\n"])
        guard limit < 2 else {
            let report = try job.report { $0.maxRejects = limit }
            #expect(report.datasets[0].rejects == 2)
            #expect(try job.records("d").map { $0[0] } == ["2", "4"])
            #expect(try job.fields("d").allSatisfy { $0.counts.seen == 4 && $0.counts.rejected == 2 })
            return
        }
        let error = job.failure { $0.maxRejects = limit }
        #expect(error?.description == "d: more than \(limit) rejects; mend the export or raise --max-rejects")
        #expect(error?.status == .malformed)
        #expect(job.made == [])
    }

    @Test func `without rejects the first malformed record ends the run`() throws {
        let job = try Job(Self.rules(), ["d.csv": "id,v\n1,a\n2\n3,c,d\n"])
        let error = job.failure()
        #expect(error?.description.hasSuffix("d.csv:3 (byte 9): record has 1 field; the header has 2") == true)
        #expect(error?.status == .malformed)
    }

    @Test func `rejects tell their place and never a value`() throws {
        let job = try Job(Self.rules(), ["d1.csv": "id,v\n1,a\n", "d2.csv": "id,v\n\"q\"uote,a\n2,b\n"])
        try job.report { $0.maxRejects = 1 }
        let number = try job.stored("d").dataset
        let reader = try StagingReader(path: job.store)
        var rejects: [StoredReject] = []
        try reader.rejects(of: number) { rejects.append($0) }
        #expect(rejects.map(\.line) == [2])
        #expect(rejects.map(\.ordinal) == [1])
        #expect(rejects.map(\.reason) == [RejectReason.textAfterQuote.description])
    }

    @Test func `too few records are not published`() throws {
        let job = try Job(Self.rules(", expect: { min-records: 3 }"), ["d.csv": "id,v\n1,a\n2,b\n"])
        let error = job.failure()
        #expect(error?.description == "d: 2 records; `expect` wants at least 3; nothing was published")
        #expect(error?.status == .gate)
        #expect(job.made == [])
        try job.folder.write("d.csv", "id,v\n1,a\n2,b\n3,c\n")
        #expect(try job.report().run == 1)
    }

    @Test(arguments: [(1, false), (2, true), (4, true), (6, true), (7, false)])
    func `a dataset that changed too much is not published`(records: Int, passes: Bool) throws {
        let job = try Job(Self.rules(", expect: { max-change: 50% }"), ["d.csv": "id,v\n1,a\n2,b\n3,c\n4,d\n"])
        try job.report()
        try job.folder.write("d.csv", "id,v\n" + (0..<records).map { "\($0),z\n" }.joined())
        guard !passes else {
            #expect(try job.report().run == 2)
            return
        }
        let message =
            "d: \(records) records after 4 in the last run; `expect` allows a change of 50 %; nothing was published"
        #expect(job.failure()?.description == message)
        #expect(try job.stored("d").records == 4)
    }
}
