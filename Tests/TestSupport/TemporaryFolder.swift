internal import Foundation

/// A folder of one test, gone with it.
public struct TemporaryFolder: ~Copyable {
    /// Its full path.
    public let path: String

    /// Makes an empty folder that only this user may enter.
    public init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "bauta-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        path = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The full path of the file `name` in it.
    public func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes a file with these permissions, and gives its full path.
    @discardableResult
    public func write(_ bytes: [UInt8], to name: String, mode: Int = 0o600) throws -> String {
        let path = file(name)
        try Data(bytes).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        return path
    }

    /// Writes a text file with these permissions, and gives its full path.
    @discardableResult
    public func write(_ text: String, to name: String, mode: Int = 0o600) throws -> String {
        try write(Array(text.utf8), to: name, mode: mode)
    }

    /// The bytes of the file `name`.
    public func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: file(name))))
    }
}
