internal import Foundation
internal import Records

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A temporary file without a name, which goes with the process: only its owner may open it, and nobody finds it.
///
/// A class, because its descriptor is closed when the last one who reads it goes.
final class NamelessFile: Sendable {
    private let neighbour: String
    private let descriptor: Int32

    /// An empty file in the folder of `neighbour`; for a moment it is called like that and `kind`.
    init(beside neighbour: String, kind: String) throws(PipelineError) {
        let path = "\(neighbour).\(kind)-\(UUID().uuidString)"
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        self.neighbour = neighbour
        guard descriptor >= 0 else { throw fault }
        guard unsafe unlink(path) == 0 else { throw fault }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Writes `elements` from the byte `offset` on.
    func write<Element: BitwiseCopyable>(_ elements: [Element], at offset: Int) throws(PipelineError) {
        let isWritten = unsafe elements.withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count {
                let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[done...])
                let count = unsafe pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
                if count < 0, errno == EINTR { continue }
                if count <= 0 { return false }
                done += count
            }
            return true
        }
        guard isWritten else { throw fault }
    }

    /// Fills `elements` with what stands from the byte `offset` on; throws where the file ends before.
    func read<Element: BitwiseCopyable>(into elements: inout [Element], at offset: Int) throws(PipelineError) {
        let isRead = unsafe elements.withUnsafeMutableBytes { bytes in
            var done = 0
            while done < bytes.count {
                let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[done...])
                let got = unsafe pread(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
                if got < 0, errno == EINTR { continue }
                if got <= 0 { return false }
                done += got
            }
            return true
        }
        guard isRead else { throw fault }
    }

    private var fault: PipelineError {
        .file(path: neighbour, reason: "no temporary file can be kept beside it; see that its disk has room")
    }
}
