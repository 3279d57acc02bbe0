internal import Ingest
internal import Masking
internal import Store
internal import Synchronization

/// A source that is open, with its header read.
struct OpenSource: ~Copyable {
    /// Reads and cuts it.
    var reader: TabularReader
    /// Hashes its bytes as they are read.
    let witness: SourceWitness
    /// The names of its columns.
    let header: [String]
}

/// Opens the sources of a dataset.
struct SourceOpener: Sendable {
    /// How the source's text is laid out.
    let dialect: CSVDialect
    /// The limits of reading.
    let limits: IngestLimits
    /// The sub-key of the fingerprints.
    let fingerprintKey: SubKey
    /// Whether the bare SHA-256 is wanted too.
    let wantsDigest: Bool
    /// Whether a signal asked the run to stop.
    let shouldStop: @Sendable () -> Bool

    /// Opens `source`, the dataset's `ordinal`th, and reads its header.
    func open(_ source: PlannedSource, ordinal: Int) throws -> OpenSource {
        let witness = SourceWitness(key: fingerprintKey, wantsDigest: wantsDigest)
        var reader = try TabularReader(
            source: source.location, ordinal: ordinal, dialect: dialect, limits: limits,
            watch: ReaderWatch(observe: { witness.observe($0) }, shouldStop: shouldStop))
        let header = try reader.header()
        return OpenSource(reader: reader, witness: witness, header: header)
    }
}

/// Hashes a source's bytes as they are read.
///
/// A class, because the reader's observer and the intake share the one state.
final class SourceWitness: Sendable {
    private struct State {
        var fingerprint: IncrementalHMAC
        var digest: RunningDigest?
        var bytes = 0
    }

    private let state: Mutex<State>

    /// A witness that fingerprints with `key` and, where wanted, takes the bare SHA-256 too.
    init(key: SubKey, wantsDigest: Bool) {
        state = Mutex(State(fingerprint: IncrementalHMAC(key), digest: wantsDigest ? RunningDigest() : nil))
    }

    /// Takes the source's next bytes.
    func observe(_ next: Span<UInt8>) {
        state.withLock { state in
            state.bytes += next.count
            state.fingerprint.update(next)
            state.digest?.add(next)
        }
    }

    /// What was read, once nothing more comes.
    func read(name: String) -> SourceRead {
        state.withLock { state in
            SourceRead(
                name: name, bytes: state.bytes, fingerprint: state.fingerprint.finalize(),
                digest: state.digest?.finish())
        }
    }
}

/// What was read of one source.
struct SourceRead: Sendable {
    /// As the store names it.
    let name: String
    /// Its bytes, before inflating.
    let bytes: Int
    /// HMAC-SHA256 of its bytes under the sub-key of purpose `source`.
    let fingerprint: [UInt8]
    /// SHA-256 of its bytes, only where the summary asks for it: never stored.
    let digest: [UInt8]?
}
