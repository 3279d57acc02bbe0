internal import Records

/// How much of a source is taken at once, and how much a single record may take.
public struct IngestLimits: Sendable, Equatable {
    /// The largest record in bytes, its line end not counted; a record of exactly this size works.
    public var maxRecord = 16 << 20
    /// How many bytes a slice has before the next record end closes it.
    public var sliceBytes = 1 << 20
    /// How many bytes are asked of the system at once; slices do not depend on it.
    public var readBytes = 256 << 10
    /// How many times its size a gzip source may inflate to after the first MiB; nil for without limit.
    public var maxRatio: Int? = 200

    /// How deep objects and arrays may be nested in a JSON record, which is the first of them; from 1 to 1,000.
    public var maxDepth = 64

    /// The most columns that a source may have: each costs every worker some kilobytes.
    public static let maxColumns = 16_384

    /// The limits of a run that was told nothing.
    public init() {}

    /// The same limits, each within what the format of a batch can hold.
    var bounded: IngestLimits {
        var limits = self
        limits.maxRecord = min(max(maxRecord, 1), Field.maximumLength)
        limits.sliceBytes = min(max(sliceBytes, 1), Field.maximumLength)
        limits.readBytes = min(max(readBytes, 1), 1 << 30)
        limits.maxDepth = min(max(maxDepth, 1), 1000)
        limits.maxRatio = maxRatio.map { max($0, 1) }
        return limits
    }
}
