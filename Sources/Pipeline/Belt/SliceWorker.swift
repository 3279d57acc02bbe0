internal import Ingest
internal import Records
internal import Store

/// One worker: tokenizes, masks, encodes, deflates and hashes one slice after the other, in buffers of its own.
struct SliceWorker: ~Copyable {
    private let tokenizer: CSVTokenizer
    private var batch: RecordBatch
    private var columns: ColumnSet
    private var encoder = BatchEncoder()
    private var packer: BlockEncoder
    private var faults = BatchFaults()
    private let sourceNames: [String]
    #if BAUTA_TRAP
        private let traps: Bool
    #endif

    /// A worker for the dataset that `plan` describes.
    init(_ plan: DatasetPlan) throws {
        let bound = try ColumnSet(plan)
        let encoder = try BlockEncoder(level: plan.compression)
        tokenizer = plan.tokenizer
        batch = RecordBatch(columns: plan.bindings.count)
        columns = bound
        packer = encoder
        sourceNames = plan.sources.map(\.location.name)
        #if BAUTA_TRAP
            traps = plan.traps
        #endif
    }

    /// What the worker's columns counted.
    var tally: [ColumnTally] { columns.tally }

    /// Turns `slice` into a block; its room goes back into `slice` for the next.
    mutating func process(_ slice: inout Slice) throws -> FinishedBlock {
        let sourceBytes = slice.bytes.count
        try tokenizer.tokenize(&slice, into: &batch)
        #if BAUTA_TRAP
            if traps { batch.fields[batch.fields.count] = .null }
        #endif
        columns.countRejected(batch.rejects.count)
        let staged = try mask()
        encoder.encode(batch, masked: columns.masked, columns: staged)
        let block = try packer.encode(encoder.plain, sequence: batch.sequence, records: batch.records)
        return FinishedBlock(
            block: batch.records == 0 ? nil : block, rejects: batch.rejects, sequence: batch.sequence,
            sourceBytes: sourceBytes)
    }

    /// Masks every column; records that a column sets aside are taken out and the rest is masked again.
    private mutating func mask() throws -> [StagedColumn] {
        let marks = columns.marks
        faults.removeAll()
        let staged = columns.process(batch, faults: &faults)
        if let fatal = faults.fatal { throw failure(fatal.reason, at: fatal.record) }
        guard !faults.rejected.isEmpty else { return staged }
        let invalid = columns.tally.map(\.counts.invalid)
        columns.rewind(to: marks, rejected: faults.rejected.count)
        batch.remove(faults.rejected)
        var none = BatchFaults()
        defer { columns.restore(invalid: invalid) }
        return columns.process(batch, faults: &none)
    }

    private func failure(_ reason: RejectReason, at record: Int) -> PipelineError {
        let origin = batch.origins[record]
        return .invalidValue(
            SourcePosition(source: sourceNames[batch.source], line: origin.line, offset: origin.offset), reason)
    }
}

extension RecordBatch {
    /// Takes out the records in `rejected` and lists them, in order, among the batch's rejects.
    mutating func remove(_ rejected: [Int: RejectReason]) {
        var kept = 0
        for record in 0..<records {
            if let reason = rejected[record] {
                let origin = origins[record]
                rejects.append(Reject(line: origin.line, offset: origin.offset, source: source, reason: reason))
                continue
            }
            for column in 0..<columns { fields[kept * columns + column] = fields[record * columns + column] }
            origins[kept] = origins[record]
            kept += 1
        }
        origins.removeLast(origins.count - kept)
        fields.removeLast(fields.count - kept * columns)
        rejects.sort { $0.offset < $1.offset }
    }
}
