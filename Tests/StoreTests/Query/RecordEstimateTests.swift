import Testing

@testable import Store

@Suite struct RecordEstimateTests {
    let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
    }

    private func dataset(plainBytes: Int) throws -> StoredDataset {
        let path = folder.file("\(plainBytes).db")
        try SampleTable(columns: ["a"], blocks: [["[1]"]]).publish(into: path)
        var dataset = try #require(try StagingReader(path: path).datasets().first)
        dataset.records = 1_000_000
        dataset.blocks = 100
        dataset.plainBytes = plainBytes
        return dataset
    }

    @Test func `a lookup is cheap where the blocks are kept, and costs blocks where they are not`() throws {
        var small = RecordEstimate(try dataset(plainBytes: 1 << 20))
        var large = RecordEstimate(try dataset(plainBytes: 1 << 40))
        let scan = small
        small.narrow(by: .equal, overlap: 1)
        large.narrow(by: .equal, overlap: 1)
        #expect(small.cost < large.cost && large.cost < scan.cost)
        #expect(small.records == large.records && small.records < scan.records)
    }

    @Test func `a range of a sorted column costs a part of a scan`() throws {
        let scan = RecordEstimate(try dataset(plainBytes: 1))
        var sorted = scan
        var unsorted = scan
        sorted.narrow(by: .less, overlap: 0.01)
        unsorted.narrow(by: .less, overlap: 1)
        #expect(sorted.cost < unsorted.cost && unsorted.cost == scan.cost)
    }

    @Test func `the overlap tells a sorted column from others`() {
        let sorted = (0..<10).map { BlockRange(ordinal: 0, minimum: .integer($0 * 10), maximum: .integer($0 * 10 + 9)) }
        let wide = (0..<10).map { BlockRange(ordinal: 0, minimum: .integer($0), maximum: .integer(100)) }
        #expect(RecordEstimate.overlap(of: sorted) == 0.1)
        #expect(RecordEstimate.overlap(of: wide) == 0.6)
        #expect(RecordEstimate.overlap(of: sorted + [nil, nil]) == 0.25)
        #expect(RecordEstimate.overlap(of: [nil, nil]) == 1)
    }
}
