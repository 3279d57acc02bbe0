public import Compression
public import Masking
internal import Records

/// What the command line asks of a run.
public struct RunOptions: Sendable {
    /// The staging store's path; nil where nothing is to be written.
    public var store: String?
    /// The number of workers.
    public var jobs: Int
    /// Whether to read and mask and write nothing.
    public var isDryRun = false
    /// The datasets to run; empty for all.
    public var only: [String] = []
    /// Where the key comes from; the rule set's own provider where nil.
    public var key: KeyProvider?
    /// The tenant; the rule set's own where nil.
    public var tenant: String?
    /// How blocks are compressed.
    public var compression = CompressionLevel.fast
    /// How many runs of a dataset the store keeps, this one included.
    public var keepRuns = 2
    /// How many records may be set aside.
    ///
    /// Nil where a malformed record fails the run, and `on-invalid: reject` has no limit.
    public var maxRejects: Int?
    /// The longest record, in bytes.
    public var maxRecord = 16 << 20
    /// The largest ratio of inflated to compressed bytes after the first MiB; nil for no limit.
    public var maxRatio: Int? = 200
    /// How deep JSON may be nested.
    public var maxDepth = 64
    /// How many bytes one read asks for.
    public var readBytes = 256 << 10
    /// How many bytes make a slice.
    var sliceBytes = 1 << 20
    /// How many bytes of masked keys are kept in memory for the check, and how many of the source's.
    var keyBytes = HashStore.defaultLimit
    /// The store's file mode; that of the file it replaces, or 0600, where nil.
    public var mode: UInt16?
    /// Whether warnings stop the run before publication.
    public var isStrict = false
    /// Whether the sources' SHA-256 is wanted for the summary.
    public var wantsSummary = false
    #if BAUTA_TRAP
        /// Whether a worker traps once it has read a slice: for the leak tests, in a build of their own.
        public var traps = false
    #endif

    /// The defaults, with `jobs` workers.
    public init(jobs: Int) {
        self.jobs = jobs
    }
}
