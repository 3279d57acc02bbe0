internal import Foundation
internal import Records

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A temporary file of sorted hashes of masked values: it has no name, and goes with the process.
///
/// A class, because its descriptor is closed when the last one who reads it goes.
final class SpillFile {
    /// Sorted hashes in the file.
    struct Run {
        /// The number of the first.
        let first: Int
        /// How many there are.
        let count: Int
    }

    private static let stride = MemoryLayout<KeyHash>.stride
    private let store: String
    private let descriptor: Int32
    private var written = 0

    /// An empty file in the folder of `store`, which only its owner may open, and that nobody finds.
    init(beside store: String) throws(PipelineError) {
        let path = "\(store).keys-\(UUID().uuidString)"
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        self.store = store
        guard descriptor >= 0 else { throw fault }
        guard unsafe unlink(path) == 0 else { throw fault }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Appends hashes, which are sorted.
    func append(_ hashes: [KeyHash]) throws(PipelineError) -> Run {
        let start = written * Self.stride
        let isWritten = unsafe hashes.withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count {
                let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[done...])
                let count = unsafe pwrite(descriptor, rest.baseAddress, rest.count, off_t(start + done))
                if count < 0, errno == EINTR { continue }
                if count <= 0 { return false }
                done += count
            }
            return true
        }
        guard isWritten else { throw fault }
        let run = Run(first: written, count: hashes.count)
        written += hashes.count
        return run
    }

    /// Reads `count` hashes from the one with number `first` on into `hashes`, whose room it takes.
    func read(_ first: Int, _ count: Int, into hashes: inout [KeyHash]) throws(PipelineError) {
        hashes.removeAll(keepingCapacity: true)
        hashes.append(contentsOf: repeatElement(.none, count: count))
        let isRead = unsafe hashes.withUnsafeMutableBytes { bytes in
            var done = 0
            while done < bytes.count {
                let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[done...])
                let got = unsafe pread(descriptor, rest.baseAddress, rest.count, off_t(first * Self.stride + done))
                if got < 0, errno == EINTR { continue }
                if got <= 0 { return false }
                done += got
            }
            return true
        }
        guard isRead else { throw fault }
    }

    private var fault: PipelineError {
        .file(path: store, reason: "no temporary file can be kept beside it; see that its disk has room")
    }
}
