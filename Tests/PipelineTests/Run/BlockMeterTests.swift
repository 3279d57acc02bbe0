import Records
import Store
import Testing

@testable import Pipeline

struct BlockMeterTests {
    @Test func `adds up the blocks and tells of each`() throws {
        let job = try Job("datasets: { d: { source: d.csv, keep: [a] } }", ["d.csv": "a\n1\n"])
        let plan = try RunPlan(job.rules, assignments: [])
        var meter = BlockMeter("d", totalBytes: plan.sources.plainSize)
        var seen = [meter.state]
        for sequence in 0..<3 {
            var block = EncodedBlock(sequence: sequence, records: 10, payload: [1, 2])
            block.plainBytes = 5
            meter.count(FinishedBlock(block: block, sequence: sequence, sourceBytes: 100))
            seen.append(meter.state)
        }
        meter.count(FinishedBlock(block: nil, sequence: 3, sourceBytes: 7))
        seen.append(meter.state)
        var result = DatasetResult()
        result.records = 30
        result.rejects = 2
        result.sources = [SourceRead(name: "d.csv", bytes: 307, fingerprint: [], digest: nil)]
        let fields = FieldRecords(
            plan: try DatasetPlan.bench("datasets: { d: { keep: [a] } }", header: []), columns: [], of: 30)
        let report = meter.report(result, fields: fields, duration: .seconds(2))
        #expect(seen.map(\.bytes) == [0, 100, 200, 300, 307])
        #expect(seen.map(\.records) == [0, 10, 20, 30, 30])
        #expect(seen.allSatisfy { $0.dataset == "d" && $0.totalBytes == 4 })
        #expect(report.blocks == 3)
        #expect(report.plainBytes == 15)
        #expect(report.storedBytes == 6)
        #expect(report.sourceBytes == 307)
        #expect(report.rejects == 2)
    }
}
