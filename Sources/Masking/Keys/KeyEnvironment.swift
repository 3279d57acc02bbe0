#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// Keys in the environment: taken out of it, so that neither a child nor `/proc` shows them.
enum KeyEnvironment {
    /// Moves the value of the variable `name` into `text`: its memory is wiped and the variable unset.
    static func take(_ name: String, into text: inout SecretBuffer, place: String) throws(KeyError) {
        guard let value = unsafe getenv(name) else {
            throw .absent(place: place, problem: "the variable is not set", cure: "export it for this run")
        }
        let bytes = unsafe UnsafeMutableRawBufferPointer(start: value, count: strlen(value))
        for index in bytes.indices {
            guard unsafe text.append(bytes[index]) else { break }
        }
        unsafe SecretBuffer.wipe(bytes)
        unsafe unsetenv(name)
    }

    /// The folder into which systemd puts a service's credentials.
    static var credentialsFolder: String? {
        unsafe getenv("CREDENTIALS_DIRECTORY").flatMap { unsafe String(validatingCString: $0) }
    }
}
