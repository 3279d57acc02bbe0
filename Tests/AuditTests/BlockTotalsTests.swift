import Store
import Testing

@testable import Audit

@Suite struct BlockTotalsTests {
    /// A published dataset, and the totals of its first `blocks` blocks.
    private func totals(of blocks: Int) throws -> (dataset: StoredDataset, totals: BlockTotals) {
        let folder = try ScratchFolder()
        try SampleRun().publish(into: folder.file("staging.db"))
        let reader = try StagingReader(path: folder.file("staging.db"))
        let dataset = try #require(try reader.datasets().first)
        var totals = BlockTotals()
        for sequence in 0..<blocks {
            _ = try reader.block(sequence, of: dataset.dataset) { block, payload in
                totals.add(block, storedBytes: payload.count)
                totals.blocks += 1
            }
        }
        return (dataset, totals)
    }

    @Test func `agrees with a dataset that is complete`() throws {
        let (dataset, totals) = try totals(of: 3)
        #expect(totals.faults(against: dataset) == [])
    }

    @Test func `names all that differs`() throws {
        let (dataset, totals) = try totals(of: 2)
        let names = ["blocks", "records", "plain bytes", "stored bytes"]
        #expect(
            totals.faults(against: dataset) == names.map { "it does not have as many \($0) as its row says" }
                + ["its digest is not that of its blocks"])
    }

    @Test func `adds up whatever a damaged row claims`() throws {
        var (dataset, totals) = try totals(of: 3)
        var block = StoredBlock(dataset: 1, firstRecord: 0, EncodedBlock(sequence: 0, records: .max, payload: []))
        block.plainBytes = .max
        block.plainSHA256 = [1]
        totals.add(block, storedBytes: .max)
        totals.add(block, storedBytes: .max)
        dataset.records = .max
        #expect(totals.faults(against: dataset).contains("its digest is not that of its blocks"))
    }
}
