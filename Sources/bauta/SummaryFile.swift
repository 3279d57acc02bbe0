internal import Foundation
internal import Pipeline
internal import Records

/// The file of `--summary`.
struct SummaryFile {
    /// Its path.
    let path: String

    /// Checks, before a run begins, that `path` can be written and is none of the files that the run reads or writes.
    init(_ path: String, besides files: [String]) throws {
        self.path = path
        let url = URL(filePath: path)
        if let type = Self.attributes(path)?[.type] as? FileAttributeType, type != .typeRegular {
            throw PipelineError.file(path: path, reason: "is no regular file; name another for --summary")
        }
        for file in files where Self.isSame(path, file) {
            throw PipelineError.incomplete(
                "--summary: \(SafeText.escaped(path)) is a file of the run; name another", status: .usage)
        }
        guard FileManager.default.isWritableFile(atPath: url.deletingLastPathComponent().path) else {
            throw PipelineError.file(
                path: path, reason: "cannot be written; choose a folder that exists and is writable")
        }
    }

    /// Writes `text` and a line feed, complete or not at all.
    func write(_ text: String) throws {
        do {
            try Data((text + "\n").utf8).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw PipelineError.file(path: path, reason: "cannot be written; see that its disk has room")
        }
    }

    /// Whether two paths name one file: the same device and number, or the same place where one is not there yet.
    private static func isSame(_ left: String, _ right: String) -> Bool {
        if let one = attributes(left), let other = attributes(right) {
            return one[.systemFileNumber] as? Int == other[.systemFileNumber] as? Int
                && one[.systemNumber] as? Int == other[.systemNumber] as? Int
        }
        return place(left) == place(right)
    }

    private static func place(_ path: String) -> String {
        let url = URL(filePath: path).absoluteURL
        let folder = url.deletingLastPathComponent().resolvingSymlinksInPath().path
        return folder + "/" + url.lastPathComponent
    }

    private static func attributes(_ path: String) -> [FileAttributeKey: Any]? {
        try? FileManager.default.attributesOfItem(atPath: path)
    }
}
