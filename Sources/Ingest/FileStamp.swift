#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// What tells a file from the same file after a change: device, inode, size, and times to the nanosecond.
struct FileStamp: Equatable {
    private let device: UInt64
    private let inode: UInt64
    let size: Int
    private let modified: [Int]
    private let mode: UInt32

    /// The stamp of an open file, or nil with `errno` set.
    init?(descriptor: Int32) {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { return nil }
        self.init(status)
    }

    /// The stamp of the file that `path` names now, or nil with `errno` set.
    init?(path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    private init(_ status: stat) {
        device = UInt64(truncatingIfNeeded: status.st_dev)
        inode = UInt64(status.st_ino)
        size = Int(status.st_size)
        mode = UInt32(status.st_mode) & UInt32(S_IFMT)
        #if canImport(Darwin)
            modified = [status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec]
        #else
            modified = [status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
        #endif
    }

    /// Whether it is a file that can be changed behind the reader's back, not a pipe or a terminal.
    var isRegular: Bool { mode == UInt32(S_IFREG) }

    /// Whether it is a folder, which has no bytes to read.
    var isDirectory: Bool { mode == UInt32(S_IFDIR) }
}
