import Foundation
import TestSupport
import Testing

/// The files of the package, read once, in sorted order.
enum Tree {
    static let sources = swiftFiles(under: "Sources")
    static let tests = swiftFiles(under: "Tests")

    /// Folders whose text is ours: what is hidden and what is built is not.
    private static let ours = ["Sources", "Tests", "rules", "samples", ".ci"]

    /// Every file of ours, by its path inside the package.
    static let everything: [String] =
        ours.flatMap { files(under: $0) } + ["Package.swift", "README.md", ".swift-format", ".gitignore"]

    /// The whole text of the file at `path`, or nothing if there is none.
    static func text(_ path: String) -> String? {
        guard let data = FileManager.default.contents(atPath: Program.root + "/" + path) else { return nil }
        return String(decoding: data, as: UTF8.self)
    }

    private static func swiftFiles(under folder: String) -> [SwiftFile] {
        files(under: folder).filter { $0.hasSuffix(".swift") }.map { SwiftFile(path: $0, text: text($0) ?? "") }
    }

    private static func files(under folder: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: Program.root + "/" + folder)?.compactMap { $0 as? String }
        return (names ?? []).map { folder + "/" + $0 }.filter { !$0.contains("__pycache__") && isFile($0) }.sorted()
    }

    private static func isFile(_ path: String) -> Bool {
        let values = try? URL(filePath: Program.root + "/" + path).resourceValues(forKeys: [.isRegularFileKey])
        return values?.isRegularFile == true
    }
}

/// One Swift file, measured once.
struct SwiftFile: Sendable {
    let path: String
    /// The text, line by line.
    let lines: [Substring]
    /// The same lines, comments and literals blanked out; nothing for a test.
    let code: [String]
    /// Functions with a body; nothing for a test.
    let functions: [FunctionShape]
    /// Types that stand at the top; nothing for a test.
    let types: [TypeShape]

    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let code = SwiftCode(path.hasPrefix("Sources/") ? text : "")
        self.code = code.lines
        functions = code.functions
        types = code.topLevelTypes
    }

    /// `Masking` of `Sources/Masking/Methods/Redaction.swift`.
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    /// `Redaction` of `Sources/Masking/Methods/Redaction.swift`.
    var name: String { path.split(separator: "/").last.map { String($0.dropLast(".swift".count)) } ?? "" }

    var lineCount: Int { lines.count - 1 }
}

extension StringProtocol {
    /// Whether `word` stands in the text, letter by letter; much faster than a regular expression.
    func holds(_ word: String) -> Bool {
        let bytes = Array(word.utf8)
        var rest = utf8[...]
        while let first = bytes.first, let place = rest.firstIndex(of: first) {
            rest = rest[place...]
            if rest.starts(with: bytes) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}

/// Passes if there are no `faults`; otherwise says them all, and what to do.
func expectNone(_ faults: [String], cure: String, at location: SourceLocation = #_sourceLocation) {
    #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))\n-> \(cure)", sourceLocation: location)
}
