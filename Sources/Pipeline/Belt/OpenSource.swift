internal import Ingest
internal import Masking

/// A source that is open, with its header read.
struct OpenSource: ~Copyable {
    /// Reads and cuts it.
    var reader: RecordReader
    /// Hashes its bytes as they are read.
    let witness: SourceWitness
    /// The names of its columns; nil where its records are JSON.
    let header: [String]?
}

/// Opens the sources of a dataset.
struct SourceOpener: Sendable {
    /// How the sources' records are laid out.
    let layout: SourceLayout
    /// The limits of reading.
    let limits: IngestLimits
    /// The sub-key of the fingerprints; nil where nothing is stored that could hold them.
    let fingerprintKey: SubKey?
    /// Whether the bare SHA-256 is wanted too.
    let wantsDigest: Bool
    /// Whether a signal asked the run to stop.
    let shouldStop: @Sendable () -> Bool

    /// Opens `source`, the dataset's `ordinal`th, and reads its header.
    func open(_ source: PlannedSource, ordinal: Int) throws -> OpenSource {
        let witness = SourceWitness(key: fingerprintKey, wantsDigest: wantsDigest)
        var reader = try RecordReader(
            source: source.location, ordinal: ordinal, layout: layout, limits: limits,
            watch: ReaderWatch(observe: { witness.observe($0) }, shouldStop: shouldStop))
        let header = try reader.header()
        return OpenSource(reader: reader, witness: witness, header: header)
    }
}
