import Records
import Rules
import Store
import Testing

@testable import Pipeline

struct PreviewRunTests {
    /// The first `records` records of each dataset: its name and columns, then its records, value by value.
    private func preview(_ job: Job, _ arguments: [String] = [], records: Int) throws -> [[String]] {
        let assignments = try arguments.map { try SourceAssignment($0, ruleSet: job.rules) }
        let run = PreviewRun(
            job.rules, assignments: assignments, options: RunOptions(jobs: 4), records: records, stop: job.stop)
        var seen: [[String]] = []
        try run.run { dataset in
            seen.append(["\(dataset.name): \(dataset.columns.joined(separator: " "))"])
            for (rows, count) in dataset.parts {
                for row in 0..<count { seen.append(Self.values(of: dataset, rows, row)) }
            }
        }
        return seen
    }

    /// The values of a record; of JSON the last one is the record itself.
    private static func values(of dataset: PreviewRun.Dataset, _ rows: BlockRows, _ row: Int) -> [String] {
        let values = (0..<(dataset.columns.count - (dataset.isJSON ? 1 : 0))).map { column in
            var bytes: [UInt8] = []
            rows.appendText(rows.value(row, column), to: &bytes)
            return String(decoding: bytes, as: UTF8.self)
        }
        return dataset.isJSON ? values + [String(decoding: rows.plain[rows.record(row)], as: UTF8.self)] : values
    }

    private static let yaml = """
        datasets:
          d: { source: d.csv, keep: [id], columns: { v: { redact: x } } }
          e: { source: e.jsonl, keep: [id], columns: { u.v: { redact: x } } }
        """
    private static let files = [
        "d.csv": "id,v\n1,secret\n2,\n3,secret\n", "e.jsonl": "{\"id\":7,\"u\":{\"v\":\"secret\"}}\n{}\n{}\n",
    ]

    @Test func `shows the first masked records of each dataset`() throws {
        let job = try Job(Self.yaml, Self.files)
        let shown = try preview(job, records: 2)
        #expect(
            shown == [
                ["d: id v"], ["1", "x"], ["2", ""], ["e: u.v id record"],
                ["x", "7", #"{"id":7,"u":{"v":"x"}}"#], ["", "", "{}"],
            ])
        #expect(job.made == [])
    }

    @Test func `shows the datasets that the command line names`() throws {
        let job = try Job(Self.yaml, Self.files)
        #expect(try preview(job, ["\(job.folder.path)/d.csv"], records: 9).count == 4)
    }

    @Test func `stops reading when it has enough`() throws {
        let long = String(repeating: "x", count: 30 << 10)
        let good = (0..<12).map { "\($0),\(long)\n" }.joined()
        let job = try Job(Self.yaml, ["d.csv": "id,v\n" + good + "too,many,fields\n", "e.jsonl": ""])
        let shown = try preview(job, ["\(job.folder.path)/d.csv"], records: 5)
        #expect(shown.map { $0[0] } == ["d: id v", "0", "1", "2", "3", "4"])
        #expect(failure { _ = try preview(job, ["\(job.folder.path)/d.csv"], records: 13) }?.status == .malformed)
    }

    @Test func `a source that does not fit its rules is refused`() throws {
        let job = try Job(Self.yaml, ["d.csv": "id,v,new\n1,2,3\n", "e.jsonl": "{\"secret\":1}\n"])
        #expect(failure { _ = try preview(job, ["\(job.folder.path)/d.csv"], records: 5) }?.status == .columns)
        #expect(failure { _ = try preview(job, ["\(job.folder.path)/e.jsonl"], records: 5) }?.status == .columns)
    }
}
