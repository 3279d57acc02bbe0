internal import Foundation

/// The material beside the repository, in `../shared`; tests over it are skipped, visibly, where it is absent.
public enum SharedData {
    /// The folder, found from this file.
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "shared")

    /// The full path of `path` in the folder.
    public static func path(_ path: String) -> String { folder.appending(path: path).path }

    /// Whether `path` is there.
    public static func has(_ path: String) -> Bool { FileManager.default.fileExists(atPath: Self.path(path)) }

    /// The bytes of a file.
    public static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: Self.path(path))))
    }

    /// The bytes of a gzip file, inflated by the system's `gzip`.
    public static func inflated(_ path: String) throws -> [UInt8] {
        let gzip = Process()
        gzip.executableURL = URL(filePath: "/usr/bin/env")
        gzip.arguments = ["gzip", "-dc", Self.path(path)]
        let pipe = Pipe()
        gzip.standardOutput = pipe
        try gzip.run()
        let bytes = [UInt8](try pipe.fileHandleForReading.readToEnd() ?? Data())
        gzip.waitUntilExit()
        return bytes
    }
}
