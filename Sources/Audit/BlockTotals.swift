internal import Store

/// What a dataset's blocks add up to; a damaged row may claim any number, so sums wrap.
struct BlockTotals {
    var blocks = 0
    private(set) var records = 0
    private var plainBytes = 0
    private var storedBytes = 0
    private var digest = RunningDigest()

    mutating func add(_ block: StoredBlock, storedBytes stored: Int) {
        records &+= block.records
        plainBytes &+= block.plainBytes
        storedBytes &+= stored
        digest.add(block.plainSHA256)
    }

    /// Where the dataset's own row says something else.
    func faults(against dataset: StoredDataset) -> [String] {
        let claims = [
            ("blocks", dataset.blocks, blocks), ("records", dataset.records, records),
            ("plain bytes", dataset.plainBytes, plainBytes), ("stored bytes", dataset.storedBytes, storedBytes),
        ]
        var faults = claims.filter { $0.1 != $0.2 }.map { "it does not have as many \($0.0) as its row says" }
        if digest.finish() != dataset.digest { faults.append("its digest is not that of its blocks") }
        return faults
    }
}
