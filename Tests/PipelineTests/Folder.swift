import Foundation
import Masking
import Records
import Rules
import Testing

@testable import Pipeline

/// A folder for a test's files, which goes when the test is done.
final class Folder: Sendable {
    /// The path, without a slash at the end.
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/bauta-pipeline-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file and gives its path.
    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        try write(name, bytes: Array(text.utf8))
    }

    /// Writes a file and gives its path; nobody else may read it.
    @discardableResult
    func write(_ name: String, bytes: [UInt8]) throws -> String {
        let file = "\(path)/\(name)"
        let mode = [FileAttributeKey.posixPermissions: 0o600]
        try #require(FileManager.default.createFile(atPath: file, contents: Data(bytes), attributes: mode))
        return file
    }

    /// Reads a rule set named `test`, which has a key, from `yaml`.
    func rules(_ yaml: String) throws -> RuleSet {
        try write("key", bytes: Keys.text)
        return try RuleSet.load(path: write("test.yaml", "bauta: 1\nname: test\nkey: file:key\n" + yaml))
    }
}

/// Keys for tests.
enum Keys {
    /// The text of a key that is the same for all tests of a process.
    static let text = MasterKey.generate()

    /// The sub-keys of that key.
    static func masks() throws -> MaskKeys {
        MaskKeys(key: try MasterKey(text: text), context: KeyContext(tenant: "", epoch: ""))
    }
}

extension RecordBatch {
    /// A batch of `rows`; record `i` begins on line `i + 2`, at offset `10 × i`.
    init(_ rows: [[String?]], columns: Int) {
        self.init(columns: columns)
        for (index, row) in rows.enumerated() {
            for value in row {
                if let value {
                    fields.append(Field(start: bytes.count, length: value.utf8.count))
                    bytes += value.utf8
                } else {
                    fields.append(.null)
                }
            }
            origins.append(Origin(line: index + 2, offset: index * 10))
        }
    }

    /// The value at `index` of `fields`.
    func text(_ index: Int) -> String? {
        fields[index].isNull ? nil : String(decoding: bytes[fields[index].range], as: UTF8.self)
    }
}

extension MaskedValues {
    /// The value at `index` of `fields`.
    func text(_ index: Int) -> String? {
        fields[index].isNull ? nil : String(decoding: bytes[fields[index].range], as: UTF8.self)
    }
}

/// The error with which `body` ends.
func failure(_ body: () throws -> Void) -> (any ReportedError)? {
    do {
        try body()
        return nil
    } catch {
        return error as? any ReportedError
    }
}
