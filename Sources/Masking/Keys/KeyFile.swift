#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// Reads keys from files and descriptors.
struct KeyFile {
    /// The provider, for messages.
    let place: String

    /// Reads a regular file of this user or of root that nobody else may read.
    func read(_ path: String, into text: inout SecretBuffer) throws(KeyError) {
        let descriptor = try open(path)
        defer { close(descriptor) }
        let status = try regularFile(descriptor)
        guard status.st_mode & 0o077 == 0 else {
            throw .unsafeFile(place: place, problem: "others may use the file", cure: "chmod 600 it and make a new key")
        }
        guard status.st_uid == geteuid() || status.st_uid == 0 else {
            throw .unsafeFile(place: place, problem: "the file belongs to another user", cure: "chown it")
        }
        try readAll(descriptor, into: &text)
    }

    /// Reads a credential; who may read it is systemd's care, which grants access by ACLs that show as mode bits.
    func read(credential name: String, into text: inout SecretBuffer) throws(KeyError) {
        guard let folder = KeyEnvironment.credentialsFolder else {
            throw .absent(
                place: place, problem: "CREDENTIALS_DIRECTORY is not set",
                cure: "run under systemd with LoadCredential= or LoadCredentialEncrypted=")
        }
        let descriptor = try open("\(folder)/\(name)")
        defer { close(descriptor) }
        _ = try regularFile(descriptor)
        try readAll(descriptor, into: &text)
    }

    /// Reads an open descriptor to its end and closes it.
    func read(descriptor: Int32, into text: inout SecretBuffer) throws(KeyError) {
        defer { close(descriptor) }
        try readAll(descriptor, into: &text)
    }

    private func open(_ path: String) throws(KeyError) -> Int32 {
        let flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
        #if canImport(Darwin)
            let descriptor = unsafe Darwin.open(path, flags)
        #else
            let descriptor = unsafe Glibc.open(path, flags)
        #endif
        if descriptor >= 0 { return descriptor }
        switch errno {
        case ENOENT, ENOTDIR:
            throw .absent(place: place, problem: "there is no such file", cure: "`bauta keys generate` writes a key")
        case ELOOP:
            throw .unsafeFile(place: place, problem: "it is a symbolic link", cure: "name the file itself")
        case let code:
            throw .failed(
                place: place, problem: "cannot be opened (errno \(code))", cure: "make it readable for this user")
        }
    }

    private func regularFile(_ descriptor: Int32) throws(KeyError) -> stat {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .unsafeFile(place: place, problem: "it is not a regular file", cure: "name a file that holds the key")
        }
        return status
    }

    private func readAll(_ descriptor: Int32, into text: inout SecretBuffer) throws(KeyError) {
        while text.count < text.capacity {
            let received = text.read(from: descriptor)
            if received == 0 { return }
            guard received > 0 || errno == EINTR else {
                throw .failed(place: place, problem: "cannot be read (errno \(errno))", cure: "name a readable one")
            }
        }
    }
}
