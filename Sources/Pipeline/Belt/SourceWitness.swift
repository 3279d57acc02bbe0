internal import Masking
internal import Store
internal import Synchronization

/// Hashes a source's bytes as they are read.
///
/// A class, because the reader's observer and the intake share the one state.
final class SourceWitness: Sendable {
    fileprivate struct State {
        var fingerprint: IncrementalHMAC?
        var digest: RunningDigest?
        var bytes = 0
        /// What is hashed beside the source.
        var companion: PlainDigest?
    }

    private let state: Mutex<State>

    /// A witness that fingerprints with `key`, where there is one, and, where wanted, takes the bare SHA-256 too.
    init(key: SubKey?, wantsDigest: Bool) {
        state = Mutex(
            State(fingerprint: key.map { IncrementalHMAC($0) }, digest: wantsDigest ? RunningDigest() : nil))
    }

    /// Takes the source's next bytes.
    func observe(_ next: Span<UInt8>) {
        state.withLock { state in
            state.bytes += next.count
            state.hash(next)
            state.digest?.add(next)
        }
    }

    /// Hashes `companion` beside the source's next bytes.
    func accompany(_ companion: PlainDigest?) {
        state.withLock { $0.companion = companion }
    }

    /// Gives back what was hashed beside the source.
    func release() -> PlainDigest? {
        state.withLock { $0.companion.take() }
    }

    /// What was read, once nothing more comes.
    func read(name: String) -> SourceRead {
        state.withLock { state in
            SourceRead(
                name: name, bytes: state.bytes, fingerprint: state.fingerprint?.finalize() ?? [],
                digest: state.digest?.finish())
        }
    }
}

extension SourceWitness.State {
    fileprivate mutating func hash(_ next: Span<UInt8>) {
        if var fingerprint, var beside = companion.take() {
            self.fingerprint = nil
            beside.update(&fingerprint, next)
            self.fingerprint = fingerprint
            companion = beside
        } else {
            fingerprint?.update(next)
        }
    }
}

extension [SourceRead] {
    /// How the store keeps them.
    var records: [SourceRecord] {
        enumerated().map { ordinal, source in
            SourceRecord(ordinal: ordinal, name: source.name, bytes: source.bytes, fingerprint: source.fingerprint)
        }
    }
}

/// What was read of one source.
struct SourceRead: Sendable {
    /// As the store names it.
    let name: String
    /// Its bytes, before inflating.
    let bytes: Int
    /// HMAC-SHA256 of its bytes under the sub-key of purpose `source`; empty where nothing is stored.
    let fingerprint: [UInt8]
    /// SHA-256 of its bytes, only where the summary asks for it: never stored.
    let digest: [UInt8]?
}
