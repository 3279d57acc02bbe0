internal import Ingest
internal import Masking
internal import Records

/// A source of a dump that is open.
struct OpenDump {
    /// Reads it.
    let reader: any DumpReader
    /// Hashes its bytes as they are read.
    let witness: SourceWitness
}

/// Opens the sources of a dump.
struct DumpOpener: Sendable {
    /// The dump.
    let dump: PlannedDump
    /// The limits of reading.
    let limits: IngestLimits
    /// The sub-key of the fingerprints; nil where nothing is stored that could hold them.
    var fingerprintKey: SubKey?
    /// Whether the bare SHA-256 is wanted too.
    var wantsDigest = false
    /// Whether a signal asked the run to stop.
    var shouldStop: @Sendable () -> Bool = { false }

    /// How many sources there are.
    var count: Int { dump.sources.count }

    /// Opens the `ordinal`th source.
    func open(_ ordinal: Int) throws(IngestError) -> OpenDump {
        let witness = SourceWitness(key: fingerprintKey, wantsDigest: wantsDigest)
        let part = dump.parts[dump.part(of: ordinal)]
        let reader = try DumpCatalog.reader(
            part.dialect, of: dump.sources[ordinal].location, ordinal: ordinal,
            limits: limits, watch: ReaderWatch(observe: { witness.observe($0) }, shouldStop: shouldStop))
        if let mysql = reader as? MySQLDump { mysql.textForm = part.textForm }
        return OpenDump(reader: reader, witness: witness)
    }
}
