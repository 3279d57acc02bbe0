internal import Ingest
internal import Records
internal import Store

/// One worker: tokenizes, masks, encodes, deflates and hashes one slice after the other, in buffers of its own.
struct SliceWorker: ~Copyable {
    /// The fields of a window: with their values about 200 KiB.
    private static let windowFields = 4096

    private let tokenizer: any SliceTokenizer
    private var batch: RecordBatch
    private var columns: ColumnSet
    private var encoder: any BatchEncoder
    private var packer: BlockEncoder?
    /// Memory for the next block's plain bytes, while the last one's are still hashed.
    private var spare: [UInt8] = []
    private var faults: BatchFaults
    private var ranges: RangeFinder
    private var collector: KeyCollector?
    private let sourceNames: [String]
    private let vaults: RunVaults
    #if BAUTA_TRAP
        private let traps: Bool
    #endif

    /// A worker for the dataset that `plan` describes.
    init(_ plan: DatasetPlan) throws {
        let bindings = plan.shape.columns
        let tokenizer = try plan.tokenizer()
        let bound = try ColumnSet(bindings, settings: plan.settings)
        let packer: BlockEncoder? =
            if case .block(let level) = plan.output { try BlockEncoder(level: level) } else { nil }
        columns = bound
        self.packer = packer
        ranges = RangeFinder(plan.shape)
        collector = KeyCollector(plan.collection)
        self.tokenizer = tokenizer
        batch = RecordBatch(columns: bindings.count)
        encoder = plan.encoder
        faults = BatchFaults(gathersUnlisted: plan.tolerance.gathersUnlisted)
        sourceNames = plan.sources.map(\.location.name)
        vaults = plan.keys.vaults
        #if BAUTA_TRAP
            traps = plan.traps
        #endif
    }

    /// What the worker's columns counted.
    var tallies: [ColumnTally] { columns.tallies }

    /// Turns `slice` into a block; its room goes back into `slice` for the next.
    mutating func process(_ slice: inout Slice) throws -> FinishedBlock {
        let sourceBytes = slice.bytes.count
        try tokenizer.tokenize(&slice, into: &batch)
        #if BAUTA_TRAP
            if traps { batch.fields[batch.fields.count] = .null }
        #endif
        // A row has all columns even if it is malformed; what JSON would have had is not known.
        if batch.isTable { columns.countRejected(batch.rejects.count) }
        try maskAndEncode()
        let (content, digest) = try content()
        return FinishedBlock(
            content: content, records: batch.records, rejects: batch.rejects,
            unlistedPaths: batch.unlistedPaths.union(faults.unlistedPaths), sequence: batch.sequence,
            sourceBytes: sourceBytes, keys: collector?.take() ?? [], gathered: columns.gathered, digest: digest)
    }

    /// Masks and encodes the batch, where that goes some records at a time: so many that their values stay in the
    /// processor's second cache from the first pass over them to the last.
    private mutating func maskAndEncode() throws {
        encoder.begin()
        ranges.begin()
        collector?.begin(records: batch.records)
        if batch.isTable, columns.worksInWindows {
            let step = max(Self.windowFields / max(batch.columns, 1), 16)
            for begin in stride(from: 0, to: batch.records, by: step) {
                batch.window = begin..<min(begin + step, batch.records)
                try maskAndEncodeWindow()
            }
        } else {
            try maskAndEncodeWindow()
        }
        encoder.finish()
    }

    private mutating func maskAndEncodeWindow() throws {
        let staged = try mask()
        encoder.append(batch, masked: columns.masked, columns: staged)
        if packer != nil { ranges.note(batch, masked: columns.masked, columns: staged) }
        collector?.note(batch, masked: columns.masked, columns: staged)
    }

    /// The block of what was encoded, and the bytes of which its plain hash is still to be made.
    private mutating func content() throws -> (FinishedBlock.Content, PlainDigest?) {
        if batch.records == 0 { return (.nothing, nil) }
        guard packer != nil else { return (.plain(encoder.plain), nil) }
        var plain: [UInt8] = []
        swap(&plain, &spare)
        swap(&plain, &encoder.plain)
        let digest = PlainDigest(plain)
        let block = try packer?.encode(
            plain, sequence: batch.sequence, records: batch.records, hashesPlain: digest == nil)
        if digest == nil { swap(&plain, &spare) }
        guard var block else { return (.nothing, nil) }
        block.ranges = ranges.ranges
        return (.block(block), digest)
    }

    /// Takes back the memory of a block's plain bytes.
    mutating func reuse(_ memory: consuming [UInt8]) { spare = memory }

    /// Masks every column; records that a column sets aside are taken out and the rest is masked again.
    private mutating func mask() throws -> [StagedColumn?] {
        let before = columns.mayReject ? columns.tallies : []
        faults.removeAll()
        let staged = columns.process(batch, faults: &faults)
        if let breakdown = faults.breakdown { throw breakdown }
        // A vault that failed gave no tokens, which looks like invalid values.
        try vaults.check()
        if let fatal = faults.fatal { throw failure(fatal.reason, at: fatal.record) }
        guard !faults.rejected.isEmpty else { return staged }
        let first = columns.tallies
        columns.restore(before)
        batch.remove(faults.rejected)
        var none = BatchFaults()
        let rest = columns.process(batch, faults: &none)
        if let breakdown = none.breakdown { throw breakdown }
        try vaults.check()
        var tallies = columns.tallies
        for index in tallies.indices { tallies[index].completeRejected(from: first[index]) }
        columns.restore(tallies)
        return rest
    }

    private func failure(_ reason: RejectReason, at record: Int) -> PipelineError {
        let origin = batch.origins[record]
        return .invalidValue(
            SourcePosition(source: sourceNames[batch.source], line: origin.line, offset: origin.offset), reason)
    }
}
