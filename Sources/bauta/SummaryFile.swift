internal import Foundation
internal import Pipeline

/// A file that a command writes beside the store.
enum SummaryFile {
    /// Writes `text` and a line feed to `path`, complete or not at all.
    static func write(_ text: String, to path: String) throws {
        do {
            try Data((text + "\n").utf8).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw PipelineError.file(
                path: path, reason: "cannot be written; choose a folder that exists and is writable")
        }
    }
}
