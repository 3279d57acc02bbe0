#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// The raw bytes of a source, by `read(2)`: a file, a FIFO, or standard input.
struct ByteSource: ~Copyable {
    /// How long a wait on a pipe may be before the run is asked whether to stop, in milliseconds.
    private static let patience: Int32 = 200

    private let location: SourceLocation
    private let watch: ReaderWatch
    private let descriptor: Int32
    private let stamp: FileStamp
    /// How many bytes were read.
    private(set) var bytesRead = 0

    /// Opens the source; a FIFO may still be without its writer.
    init(_ location: SourceLocation, watch: ReaderWatch) throws(IngestError) {
        var descriptor = STDIN_FILENO
        if case .file(let path, let name) = location {
            // Not to hang on a FIFO before anybody could ask to stop; it changes nothing for a file.
            descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
            guard descriptor >= 0 else { throw .io(source: name, action: "open", code: errno) }
        }
        let stamp = FileStamp(descriptor: descriptor)
        guard let stamp, !stamp.isDirectory else {
            let code = stamp == nil ? errno : EISDIR
            if descriptor != STDIN_FILENO { close(descriptor) }
            throw .io(source: location.name, action: "read", code: code)
        }
        self.location = location
        self.watch = watch
        self.descriptor = descriptor
        self.stamp = stamp
    }

    deinit {
        if descriptor != STDIN_FILENO { close(descriptor) }
    }

    /// Appends at most `count` bytes to `bytes`: as many as there are now, but at least one, or none at the end.
    mutating func read(into bytes: inout [UInt8], atMost count: Int) throws(IngestError) -> Int {
        while true {
            if watch.shouldStop() { throw .stopped }
            guard try hasSomethingToSay() else { continue }
            let before = bytes.count
            let code = readOnce(into: &bytes, atMost: count)
            let added = bytes.count - before
            if code == EINTR || code == EAGAIN { continue }
            guard code == 0 else { throw .io(source: location.name, action: "read", code: code) }
            bytesRead += added
            if let observe = watch.observe, added > 0 { observe(bytes.span.extracting(before..<bytes.count)) }
            return added
        }
    }

    /// Checks that the file is still what was opened, byte for byte as far as the system can tell.
    func checkUnchanged() throws(IngestError) {
        guard stamp.isRegular else { return }
        guard FileStamp(descriptor: descriptor) == stamp else { throw .changed(source: location.name) }
        if case .file(let path, let name) = location {
            guard FileStamp(path: path) == stamp else { throw .changed(source: name) }
        }
    }

    /// Checks as `checkUnchanged`, and that as many bytes were read as the file has.
    func checkReadWhole() throws(IngestError) {
        try checkUnchanged()
        // Standard input may begin in the middle of a file, and the files of /proc have no size.
        guard case .file = location, stamp.isRegular, stamp.size > 0 else { return }
        guard bytesRead == stamp.size else { throw .changed(source: location.name) }
    }

    /// One `read(2)`; the answer is 0 or the error number.
    private func readOnce(into bytes: inout [UInt8], atMost count: Int) -> Int32 {
        var code: Int32 = 0
        bytes.append(addingCapacity: count) { free in
            unsafe free.withUnsafeMutableBufferPointer { room, filled in
                #if canImport(Darwin)
                    let taken = unsafe Darwin.read(descriptor, room.baseAddress, room.count)
                #elseif canImport(Musl)
                    let taken = unsafe Musl.read(descriptor, room.baseAddress, room.count)
                #else
                    let taken = unsafe Glibc.read(descriptor, room.baseAddress, room.count)
                #endif
                if taken < 0 { code = errno } else { filled = taken }
            }
        }
        return code
    }

    /// Waits a little for a pipe; a file never makes anyone wait.
    private func hasSomethingToSay() throws(IngestError) -> Bool {
        guard !stamp.isRegular else { return true }
        var waited = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let ready = unsafe poll(&waited, 1, Self.patience)
        guard ready >= 0 || errno == EINTR else {
            throw .io(source: location.name, action: "read", code: errno)
        }
        return ready > 0
    }
}
