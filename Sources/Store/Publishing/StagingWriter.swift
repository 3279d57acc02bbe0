public import Records

/// Writes one run's datasets beside the published store, and puts them in its place all at once.
///
/// For each dataset `begin`, then blocks and rejects, then `finish`; at the end `publish`. Datasets whose records come
/// by turns are set aside in between by `suspend` and taken up by `resume`. A writer that goes without publishing takes
/// its partial file with it, and the published store stays as it was.
@safe public struct StagingWriter: ~Copyable {
    var draft: StoreDraft
    var blocks: Statement
    var rejects: Statement
    var ranges: Statement
    let record: RunRecord
    let mode: UInt16?
    let keepRuns: Int
    /// The run's number in the store.
    public let run: Int
    var filled: [String] = []
    private var open: OpenDataset?
    private var suspended: [Int: OpenDataset] = [:]
    private var nextDataset: Int

    /// Takes the store's lock, checks the file at `path`, removes a killed run's partial, and begins a new one.
    ///
    /// `mode` is the published file's; nil for that of the file it replaces, 0600 for a new one. `keepRuns` is how
    /// many runs of a dataset stay, this one among them.
    public init(path: String, mode: UInt16? = nil, run: RunRecord, keepRuns: Int = 2) throws(StoreError) {
        let target = try TargetFile(path: path)
        let previous = target.exists ? try PreviousStore(path: target.path, tenant: run.tenant) : nil
        let draft = try StoreDraft(target, previous: previous)
        let blocks = try draft.connection.prepare(Schema.block.insertion, for: "block")
        let rejects = try draft.connection.prepare(Schema.reject.insertion, for: "reject")
        let ranges = try draft.connection.prepare(Schema.range.insertion, for: "range")
        self.blocks = blocks
        self.rejects = rejects
        self.ranges = ranges
        let last = draft.last
        self.run = last.run + 1
        nextDataset = last.dataset + 1
        self.draft = draft
        self.record = run
        self.mode = mode
        self.keepRuns = keepRuns
    }

    /// Begins the next dataset and gives its number; the one before must be finished or set aside.
    @discardableResult
    public mutating func begin(_ dataset: DatasetRecord) throws(StoreError) -> Int {
        guard open == nil else { throw .misuse("a dataset begins inside another") }
        try DatasetView.check(name: dataset.name)
        let folded = DatasetView.folded(dataset.name)
        let twin =
            (filled + suspended.values.map(\.record.name)).first { DatasetView.folded($0) == folded }
            ?? draft.previous?.newest(dataset.name).map(\.record.name).flatMap { $0 == dataset.name ? nil : $0 }
        if twin != nil {
            throw .datasetName(dataset.name, reason: "equals another dataset but for case; give it another name")
        }
        if let column = dataset.columns.firstIndex(where: { $0.utf8.contains(0) }) {
            throw .columnName(dataset: dataset.name, column: column + 1)
        }
        open = OpenDataset(number: nextDataset, record: dataset)
        nextDataset += 1
        return nextDataset - 1
    }

    /// Sets the open dataset aside, where there is one.
    public mutating func suspend() {
        guard let dataset = open.take() else { return }
        suspended[dataset.number] = dataset
    }

    /// Takes up the dataset with this number; another one that is open is set aside.
    public mutating func resume(_ number: Int) throws(StoreError) {
        if open?.number == number { return }
        suspend()
        guard let dataset = suspended.removeValue(forKey: number) else { throw .misuse("a dataset that never began") }
        open = dataset
    }

    /// Stores the dataset's next block with its ranges; its payload is handed to SQLite where it lies.
    public mutating func append(_ block: EncodedBlock) throws(StoreError) {
        guard var dataset = open else { throw .misuse("a block outside a dataset") }
        guard block.sequence == dataset.blocks else { throw .misuse("a block out of order") }
        guard block.ranges.allSatisfy({ dataset.record.columns.indices.contains($0.ordinal) }) else {
            throw .misuse("a range of no column")
        }
        let row = [dataset.number, block.sequence, dataset.records, block.records, block.plainBytes]
        try blocks.bind(row.map(QueryValue.integer) + [.blob(block.plainSHA256), .blob(block.payloadSHA256)])
        try blocks.run(binding: block.payload.span, at: StoredBlock.payloadColumn + 1)
        for range in block.ranges {
            try ranges.bind(range.row(of: dataset.number, sequence: block.sequence))
            try ranges.run()
        }
        dataset.add(block)
        open = dataset
    }

    /// Stores the places and reasons of records that were set aside.
    public mutating func append(_ rejects: [Reject]) throws(StoreError) {
        guard let dataset = open else { throw .misuse("a reject outside a dataset") }
        for reject in rejects {
            let place = [dataset.number, reject.line, reject.offset, reject.source]
            try self.rejects.bind(place.map(QueryValue.integer) + [QueryValue(reject.reason.description)])
            try self.rejects.run()
        }
        open?.rejects += rejects.count
    }

    /// Ends the dataset with its sources and fields.
    public mutating func finish(_ end: DatasetEnd) throws(StoreError) {
        guard let dataset = open else { throw .misuse("an end outside a dataset") }
        guard end.rejects == dataset.rejects else { throw .misuse("the rejects are not as many as were stored") }
        try draft.connection.run(Schema.dataset.insertion, dataset.row(run: run), for: "dataset")
        for (ordinal, declared) in (dataset.record.schema + end.schema).enumerated() {
            let row = declared.row(of: dataset.number, ordinal: ordinal)
            try draft.connection.run(Schema.schema.insertion, row, for: "schema")
        }
        for source in end.sources {
            try draft.connection.run(Schema.source.insertion, source.row(of: dataset.number), for: "source")
        }
        for field in end.fields {
            try draft.connection.run(Schema.field.insertion, field.row(of: dataset.number), for: "field")
        }
        filled.append(dataset.record.name)
        open = nil
    }

    /// How many records the newest published dataset of this name has; nil where there is none.
    public func previousRecords(of dataset: String) -> Int? { draft.previous?.newest(dataset)?.records }

    /// Ends the run without publishing, and removes the partial file.
    public consuming func abandon() {}

    /// Whether a dataset has begun and not ended.
    var isOpen: Bool { open != nil || !suspended.isEmpty }
}
