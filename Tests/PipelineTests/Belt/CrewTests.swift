import Records
import Store
import Testing

@testable import Pipeline

struct CrewTests {
    /// A source of about `slices` slices: few records, each long, so that the work is quick.
    private static func long(_ slices: Int, bad: Set<Int> = []) -> String {
        let filling = String(repeating: "x", count: 1 << 17)
        let records = (0..<(slices * 8)).map { number in
            "\(number),\(bad.contains(number) ? "born" : "1987"),\(filling)\n"
        }
        return "id,born,text\n" + records.joined()
    }

    private static let yaml = """
        datasets:
          d: { source: d.csv, keep: [id, text], columns: { born: { truncate: year } } }
        """

    @Test func `any number of workers writes the same blocks`() throws {
        let job = try Job(Self.yaml, ["d.csv": Self.long(3)])
        var first: [String]?
        for jobs in [1, 3] {
            let report = try job.report { $0.jobs = jobs }
            #expect(report.datasets[0].records == 24)
            let blocks = try job.blocks("d")
            #expect(blocks.count > 2)
            #expect((blocks == first ?? blocks) as Bool)
            first = blocks
            let counts = try job.fields("d").map(\.counts)
            #expect(counts.map(\.seen) == [24, 24, 24])
            #expect(counts[1].masked == 24)
            #expect(counts.allSatisfy { $0.balances })
        }
    }

    @Test(arguments: [1, 2, 4])
    func `the first bad record ends the run, whoever meets it`(jobs: Int) throws {
        let job = try Job(Self.yaml, ["d.csv": Self.long(3, bad: [11, 13, 20, 23])])
        let error = job.failure { $0.jobs = jobs }
        #expect(error?.description.contains("d.csv:13 (byte ") == true)
        #expect(error?.status == .malformed)
        #expect(job.made == [])
    }

    @Test(arguments: [1, 3])
    func `an error of reading comes after the records before it`(jobs: Int) throws {
        let text = Self.long(2)
        let open = try Job(Self.yaml, ["d.csv": text + "77,\"1987,never closed\n"])
        #expect(open.failure { $0.jobs = jobs }?.status == .malformed)
        let bad = try Job(Self.yaml, ["d.csv": Self.long(2, bad: [3]) + "77,\"1987,never closed\n"])
        #expect(bad.failure { $0.jobs = jobs }?.description.contains("d.csv:5 (byte ") == true)
    }
}
