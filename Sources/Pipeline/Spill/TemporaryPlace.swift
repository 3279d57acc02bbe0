internal import Foundation

/// Where the system has temporary files.
enum TemporaryPlace {
    /// The path beside which they lie: never one of a file itself.
    static var path: String { FileManager.default.temporaryDirectory.appending(path: "bauta").path }
}
