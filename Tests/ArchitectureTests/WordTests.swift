import Foundation
import TestSupport
import Testing

/// Words that have no place here.
@Suite struct WordTests {
    /// What may trap or lie, as it appears in code.
    private static let traps = [
        "try!", "as!", "fatalError", "preconditionFailure", "@unchecked Sendable", "nonisolated(unsafe)",
        "unowned(unsafe)", "assumingMemoryBound", "-Ounchecked",
    ]
    /// Files that may hold one of them, each with the reason.
    private static let excused: [String: (word: String, reason: String)] = [
        "Sources/Store/Statement.swift": ("nonisolated(unsafe)", "SQLITE_TRANSIENT is a constant")
    ]
    private static let unfinished = ["TODO", "FIXME", "XXX", "stub", "placeholder", "not implemented"]
    private static let empty = [
        "Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Handler", "Processor", "Service", "Data", "Info",
        "Item", "Base", "Common", "Misc",
    ]

    @Test func `nothing traps`() {
        let faults = places { file, line in
            Self.traps.first { line.holds($0) && Self.excused[file.path]?.word != $0 }
        }
        expectNone(faults, cure: "throw the target's error; a worker that traps takes the whole run with it")
    }

    @Test func `nothing is forced`() {
        let faults = places { _, line in
            line.holds("!") && line.contains(#/[\w)\]>]!(?!=)/#) && !line.holds("#if !") ? "a forced value" : nil
        }
        expectNone(faults, cure: "parse at the edge, then `guard let`")
    }

    @Test func `nothing is unfinished`() {
        let faults = Tree.sources.flatMap { file in
            file.lines.enumerated().compactMap { number, line in
                Self.unfinished.first { Self.has(line, word: $0) }.map { "\(file.path):\(number + 1): \($0)" }
            }
        }
        expectNone(faults, cure: "finish it, or take it out")
    }

    @Test func `type names carry meaning`() {
        let faults = Tree.sources.flatMap { file in
            Self.typeNames(of: file).filter { name in Self.empty.contains { name.hasSuffix($0) } }.map {
                "\(file.path): \($0)"
            }
        }
        expectNone(faults, cure: "say what it is, with a noun of the pipeline's vocabulary")
    }

    @Test func `only the commands print`() {
        let faults = places { file, line in
            file.target != "bauta" && ["rint(", "dump(", "NSLog("].contains { line.holds($0) }
                && line.contains(#/(?:^|[^.\w])(?:print|debugPrint|dump|NSLog)\(/#)
                && !line.holds("func ") ? "prints" : nil
        }
        expectNone(faults, cure: "return it: Sources/bauta decides what is shown")
    }

    @Test func `no path of a machine is in the tree`() {
        let home = FileManager.default.homeDirectoryForCurrentUser.path
        let places = [Program.root, home].filter { $0.split(separator: "/").count > 1 }
        let faults = Tree.everything.filter { path in
            guard let text = Tree.text(path), !path.hasSuffix("WordTests.swift") else { return false }
            return (places + ["/home/", "/Users/", "/" + "root/"]).contains { text.holds($0) }
        }
        expectNone(faults, cure: "name it relative to the package, or take it from the environment")
    }

    /// Every line of code of the sources that `fault` finds fault with.
    private func places(_ fault: (SwiftFile, String) -> String?) -> [String] {
        Tree.sources.flatMap { file in
            file.code.enumerated().compactMap { number, line in
                fault(file, line).map { "\(file.path):\(number + 1): \($0)" }
            }
        }
    }

    private static func has(_ line: Substring, word: String) -> Bool {
        guard line.holds(word), let range = line.range(of: word) else { return false }
        let before = line[..<range.lowerBound].last
        let after = line[range.upperBound...].first
        return !(before?.isLetter ?? false) && !(after?.isLetter ?? false)
    }

    private static func typeNames(of file: SwiftFile) -> [String] {
        let kinds: Set<Substring> = ["struct", "class", "enum", "actor", "protocol", "typealias"]
        return file.code.filter { line in kinds.contains { line.holds($0 + " ") } }.flatMap { line in
            let words = line.split { " :<{(,=".contains($0) }
            return zip(words, words.dropFirst()).filter { kinds.contains($0.0) }.map { String($0.1) }
        }
    }
}
