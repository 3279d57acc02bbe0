internal import Records
internal import Rules
internal import Store

/// Adds up the blocks of a dataset and tells the progress.
struct BlockMeter {
    private let name: String
    /// How far the dataset is.
    private(set) var state: RunProgress
    /// The blocks so far: the number of the next one, because a slice without records has none.
    private(set) var blocks = 0
    private var plainBytes = 0
    private var storedBytes = 0

    /// A meter for the dataset `name`, of whose sources nothing is read yet.
    init(_ name: String, totalBytes: Int?) {
        self.name = name
        state = RunProgress(dataset: name, bytes: 0, totalBytes: totalBytes, records: 0)
    }

    /// Counts one block.
    mutating func count(_ block: FinishedBlock) {
        state.bytes += block.sourceBytes
        state.records += block.records
        if case .block(let encoded) = block.content {
            blocks += 1
            plainBytes += encoded.plainBytes
            storedBytes += encoded.payload.count
        }
    }

    /// The dataset's share of the report.
    func report(_ result: DatasetResult, fields: FieldRecords, duration: Duration) -> RunReport.Dataset {
        RunReport.Dataset(
            name: name, records: result.records, rejects: result.rejects,
            sourceBytes: result.sources.reduce(0) { $0 + $1.bytes },
            sources: result.sources.map { ($0.name, $0.bytes, $0.digest) }, blocks: blocks, plainBytes: plainBytes,
            storedBytes: storedBytes, duration: duration, maskedFields: fields.maskedFields,
            maskedValues: fields.maskedValues)
    }
}
