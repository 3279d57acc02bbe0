internal import Compression
internal import Ingest
internal import Masking
internal import Records
internal import Rules

/// All that the workers need for one dataset.
struct DatasetPlan: Sendable {
    /// The dataset's rules.
    let rules: DatasetRules
    /// Its sources, in the order they are read.
    let sources: [PlannedSource]
    /// What its records are made of.
    let shape: RecordShape
    /// The limits of reading.
    let limits: IngestLimits
    /// The sub-keys of the masks.
    let keys: MaskKeys
    /// What becomes of the masked records.
    let output: BatchOutput
    /// How the run treats what it stumbles over.
    let tolerance: Tolerance
    /// The keys that are collected for the check.
    var collection = KeyCollection()
    /// What rules do that look at the whole dataset.
    var shuffle = ShuffleMode.refused
    #if BAUTA_TRAP
        /// Whether a worker traps once it has read a slice.
        var traps = false

        /// The same plan, whose workers trap if `traps`.
        func trapping(_ traps: Bool) -> DatasetPlan {
            var plan = self
            plan.traps = traps
            return plan
        }
    #endif

    /// The tokenizer of the dataset's slices.
    func tokenizer() throws(IngestError) -> any SliceTokenizer {
        switch shape {
        case .rows(let dialect, let header, let columns):
            let binary = columns.filter { $0.type == .binary }.map(\.ordinal)
            var tokenizer = CSVTokenizer(
                dialect: dialect, columns: header.count, binary: Set(binary),
                collectsRejects: tolerance.collectsRejects)
            tokenizer.maxRecord = limits.maxRecord
            tokenizer.sources = sources.map(\.location.name)
            return tokenizer
        case .table(let rows, let header, let columns):
            var settings = RowSettings(columns: header.count)
            settings.binary = Set(columns.filter { $0.type == .binary }.map(\.ordinal))
            settings.maxRecord = limits.maxRecord
            settings.collectsRejects = tolerance.collectsRejects
            settings.sources = sources.map(\.location.name)
            return rows.tokenizer(settings)
        case .objects(let paths):
            var tokenizer = try JSONTokenizer(
                rules: paths.scannerRules(unlisted: rules.unlisted), columns: paths.count, limits: limits,
                collectsRejects: tolerance.collectsRejects)
            tokenizer.sources = sources.map(\.location.name)
            tokenizer.gathersUnlisted = tolerance.gathersUnlisted
            tokenizer.takesAnyValue = rules.unlisted == .keep && !paths.contains { $0.column.isListed }
            return tokenizer
        }
    }

    /// What writes the masked records.
    var encoder: any BatchEncoder {
        switch (shape, output) {
        case (.rows(let dialect, _, _), .text): RowTextEncoder(dialect)
        case (.rows, _), (.table, _): RowEncoder()
        case (.objects(let paths), .text): SpliceEncoder(.lines, keyColumns: paths.keyColumns)
        case (.objects(let paths), _): SpliceEncoder(.block, keyColumns: paths.keyColumns)
        }
    }

    /// What all columns have in common.
    var settings: ColumnSettings {
        ColumnSettings(
            keys: keys, isDryRun: tolerance.isDryRun, unlisted: rules.unlisted, maxDepth: limits.maxDepth,
            shuffle: shuffle)
    }
}

/// How a run treats what it stumbles over.
struct Tolerance: Sendable {
    /// Whether invalid values are counted and not acted upon.
    var isDryRun = false
    /// Whether malformed records are set aside.
    var collectsRejects = false
    /// Whether paths that no rule names are gathered instead of ending the run.
    var gathersUnlisted = false
}

/// What becomes of a batch of masked records.
enum BatchOutput: Sendable {
    /// A block of the staging store, compressed as much as the level says.
    case block(CompressionLevel)
    /// The plain bytes of such a block.
    case plain
    /// Text in the format of the source.
    case text

    /// Whether it is for the staging store.
    var isStored: Bool {
        if case .block = self { true } else { false }
    }
}
