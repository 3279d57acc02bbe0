internal import Ingest

extension RunOptions {
    /// The limits of reading.
    var limits: IngestLimits {
        var limits = IngestLimits()
        limits.maxRecord = maxRecord
        limits.readBytes = readBytes
        limits.sliceBytes = sliceBytes
        limits.maxRatio = maxRatio
        limits.maxDepth = maxDepth
        return limits
    }
}
