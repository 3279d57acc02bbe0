#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// What the system says of a file, the link itself where it is one.
struct FileStatus: Equatable {
    var isSymbolicLink: Bool
    var isRegular: Bool
    var links: Int
    var size: Int
    var owner: UInt32
    var group: UInt32
    var mode: UInt16
    var device: UInt64
    var inode: UInt64

    /// Whether both are the same file, whatever has been written to it.
    func isSameFile(as other: FileStatus) -> Bool { device == other.device && inode == other.inode }

    fileprivate init(_ raw: stat) {
        isSymbolicLink = raw.st_mode & S_IFMT == S_IFLNK
        isRegular = raw.st_mode & S_IFMT == S_IFREG
        links = Int(raw.st_nlink)
        size = Int(raw.st_size)
        owner = raw.st_uid
        group = raw.st_gid
        mode = UInt16(truncatingIfNeeded: raw.st_mode & 0o777)
        device = UInt64(truncatingIfNeeded: raw.st_dev)
        inode = UInt64(truncatingIfNeeded: raw.st_ino)
    }
}

/// The system calls of a store's files, each with its error.
enum SystemCall {
    /// The words for an `errno`.
    static func text(of code: Int32) -> String { unsafe String(cString: strerror(code)) }

    /// The status of the file or link at `path`, or nil where there is none.
    static func status(of path: String) throws(StoreError) -> FileStatus? {
        var raw = stat()
        if unsafe lstat(path, &raw) == 0 { return FileStatus(raw) }
        if errno == ENOENT { return nil }
        throw .system(path: path, operation: "status", code: errno)
    }

    /// The length in bytes of the file that `path` leads to.
    static func size(of path: String) throws(StoreError) -> Int {
        var raw = stat()
        guard unsafe stat(path, &raw) == 0 else { throw .system(path: path, operation: "status", code: errno) }
        return Int(raw.st_size)
    }

    /// The folder of `path` without symbolic links, and the name within it.
    static func resolved(_ path: String) throws(StoreError) -> (folder: String, name: String) {
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
        guard !name.isEmpty, name != ".", name != ".." else { throw .refused(path: path, .notRegular) }
        let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        guard let real = unsafe realpath(folder, nil) else {
            throw .system(path: path, operation: "folder", code: errno)
        }
        defer { unsafe free(real) }
        return (unsafe String(cString: real), name)
    }

    /// The path without symbolic links of the file that `path` leads to, or nil where there is none.
    static func real(_ path: String) -> String? {
        guard let real = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(real) }
        return unsafe String(cString: real)
    }

    /// The first `count` bytes of the regular file at `path`; fewer where it ends before.
    static func start(of path: String, count: Int) throws(StoreError) -> [UInt8] {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else {
            if errno == ENOENT { throw .absent(path: path) }
            throw .system(path: path, operation: "open", code: errno)
        }
        defer { close(file) }
        var raw = stat()
        guard unsafe fstat(file, &raw) == 0 else { throw .system(path: path, operation: "status", code: errno) }
        guard FileStatus(raw).isRegular else { throw .refused(path: path, .notRegular) }
        var bytes = [UInt8](repeating: 0, count: count)
        let read = unsafe pread(file, &bytes, count, 0)
        guard read >= 0 else { throw .system(path: path, operation: "read", code: errno) }
        return Array(bytes.prefix(read))
    }

    /// Makes an empty file of mode 0600 that was not there, and gives it to `owner` and `group` where they are given.
    static func create(_ path: String, owner: (user: UInt32, group: UInt32)?) throws(StoreError) {
        let file = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .system(path: path, operation: "create", code: errno) }
        defer { close(file) }
        if let owner, fchown(file, owner.user, owner.group) != 0 {
            throw .system(path: path, operation: "owner", code: errno)
        }
    }

    /// Sets the mode of the file at `path` and waits until all of it is on the disk.
    static func seal(_ path: String, mode: UInt16) throws(StoreError) {
        let file = unsafe open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC)
        guard file >= 0 else { throw .system(path: path, operation: "open", code: errno) }
        defer { close(file) }
        guard fchmod(file, mode_t(mode)) == 0 else { throw .system(path: path, operation: "mode", code: errno) }
        guard synchronize(file) else { throw .system(path: path, operation: "sync", code: errno) }
    }

    /// Waits until the names in `folder` are on the disk; a file system that cannot do so is taken as it is.
    static func sealFolder(_ folder: String) throws(StoreError) {
        let file = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw .system(path: folder, operation: "open", code: errno) }
        defer { close(file) }
        if fsync(file) != 0, errno != EINVAL { throw .system(path: folder, operation: "sync", code: errno) }
    }

    /// Gives the file at `old` the name `new`, which it takes from the file that had it.
    static func move(_ old: String, to new: String) throws(StoreError) {
        guard unsafe rename(old, new) == 0 else { throw .system(path: new, operation: "rename", code: errno) }
    }

    /// Gives the file at `old` the name `new`, which stays with a file that has it: then the answer is false.
    static func moveToFree(_ old: String, to new: String) throws(StoreError) -> Bool {
        if unsafe link(old, new) == 0 {
            try remove(old)
            return true
        }
        switch errno {
        case EEXIST: return false
        // A file system without hard links.
        case EPERM, EOPNOTSUPP: try move(old, to: new)
        case let code: throw .system(path: new, operation: "link", code: code)
        }
        return true
    }

    /// Removes the file at `path`; that there is none is as good.
    static func remove(_ path: String) throws(StoreError) {
        if unsafe unlink(path) != 0, errno != ENOENT {
            throw .system(path: path, operation: "remove", code: errno)
        }
    }

    private static func synchronize(_ file: Int32) -> Bool {
        #if canImport(Darwin)
            return fcntl(file, F_FULLFSYNC) == 0
        #else
            return fsync(file) == 0
        #endif
    }
}

/// Where files really lie, whatever links lead to them.
public enum RealPath {
    /// The path without symbolic links of the file that `path` leads to, or nil where there is none.
    public static func of(_ path: String) -> String? { SystemCall.real(path) }

    /// Whether the file `path` lies in the folder of the file `other`, which need not be there yet, or below it.
    public static func isBeside(_ path: String, _ other: String) throws(StoreError) -> Bool {
        let folder = try SystemCall.resolved(SystemCall.real(other) ?? other).folder
        guard let real = SystemCall.real(path) else { return false }
        return real.hasPrefix(folder == "/" ? "/" : folder + "/")
    }

    /// How many names the file at `path` has.
    public static func links(of path: String) throws(StoreError) -> Int { try SystemCall.status(of: path)?.links ?? 0 }
}
