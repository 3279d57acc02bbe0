#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The one writer's claim on a store: an advisory lock on a file beside it, let go when the value or the process ends.
///
/// The file stays: if its holder removed it, the next two runs could hold locks on two files of the same name.
struct StoreLock: ~Copyable {
    private let file: Int32

    /// Takes the lock file at `path`, or says at once that another run holds it; `store` is the path in messages.
    init(path: String, store: String) throws(StoreError) {
        let file = unsafe open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o600)
        guard file >= 0 else {
            if errno == ELOOP { throw .refused(path: path, .symbolicLink) }
            throw .system(path: path, operation: "lock", code: errno)
        }
        while flock(file, LOCK_EX | LOCK_NB) != 0 {
            if errno == EINTR { continue }
            let code = errno
            close(file)
            if code == EWOULDBLOCK { throw .locked(path: store) }
            throw .system(path: path, operation: "lock", code: code)
        }
        self.file = file
    }

    deinit {
        // Unlocked first: a child between fork and exec still holds the file, and with it the lock.
        flock(file, LOCK_UN)
        close(file)
    }
}
