internal import Compression
internal import Ingest
internal import Masking
internal import Records
internal import Rules

/// A source of a dataset, as it is read and as it is named.
struct PlannedSource: Sendable {
    /// Where it is read from.
    let location: SourceLocation
    /// As the store names it: as the rule does, never an expanded path.
    let storedName: String
}

/// All that the workers need for one dataset.
struct DatasetPlan: Sendable {
    /// The dataset's rules.
    let rules: DatasetRules
    /// Its sources, in the order they are read.
    let sources: [PlannedSource]
    /// How its text is laid out.
    let dialect: CSVDialect
    /// The header that all sources share.
    let header: [String]
    /// The rule of each column of the header.
    let bindings: [ColumnBinding]
    /// The limits of reading.
    let limits: IngestLimits
    /// The sub-keys of the masks.
    let keys: MaskKeys
    /// How blocks are compressed.
    let compression: CompressionLevel
    /// Whether invalid values are counted and not acted upon.
    let isDryRun: Bool
    /// Whether malformed records are set aside.
    let collectsRejects: Bool
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
    var tokenizer: CSVTokenizer {
        let binary = bindings.filter { $0.type == .binary }.map(\.ordinal)
        var tokenizer = CSVTokenizer(
            dialect: dialect, columns: header.count, binary: Set(binary), collectsRejects: collectsRejects)
        tokenizer.maxRecord = limits.maxRecord
        tokenizer.sources = sources.map(\.location.name)
        return tokenizer
    }

    /// The names of the staged columns, in the source's order.
    var stagedColumns: [String] { bindings.filter { !$0.isDropped }.map(\.name) }
}
