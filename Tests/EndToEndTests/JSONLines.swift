import Foundation
import TestSupport
import Testing

/// Rules and sources of JSON Lines for tests.
enum JSONLines {
    /// A rule set with one dataset of JSON Lines, whose other lines are `rules`.
    static func ruleSet(of dataset: String, _ rules: String) -> String {
        """
        bauta: 1
        name: \(dataset)
        key: env:BAUTA_KEY
        datasets:
          \(dataset):
            format: jsonl
            \(rules)

        """
    }

    /// The records of `source` as they are spelled: its lines without the blanks around them, and no blank lines.
    static func records(of source: [UInt8]) -> [[UInt8]] {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = source.starts(with: mark) ? source.dropFirst(mark.count) : source[...]
        return text.split(separator: UInt8(ascii: "\n")).compactMap { line in
            let trimmed = line.drop(while: isBlank)
            guard let last = trimmed.lastIndex(where: { !isBlank($0) }) else { return nil }
            return Array(trimmed[...last])
        }
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }
}

extension Workspace {
    /// Writes `bytes` to the file `name`.
    func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: URL(filePath: path(name)))
    }

    /// What `bauta export` writes of a dataset, as JSON Lines.
    func exportedRecords(_ dataset: String, in store: String = "staging.db") throws -> [[UInt8]] {
        let output = try run("export", store, dataset, "--format", "jsonl").output
        return JSONLines.records(of: Array(output.utf8))
    }
}
