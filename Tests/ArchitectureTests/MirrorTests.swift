import Testing

/// Every unit has its test file, in the same folder, of the same name.
@Suite struct MirrorTests {
    /// Files with a little code and no test file of their own, each with the reason.
    private static let excused = [
        "Sources/Compression/IsalDeflation.swift": "Deflater's tests run on it where the trait is on",
        "Sources/Compression/IsalInflation.swift": "Inflater's tests run on it where the trait is on",
        "Sources/Compression/ZlibDeflation.swift": "Deflater's tests run on it where the trait is off",
        "Sources/Compression/ZlibInflation.swift": "Inflater's tests run on it where the trait is off",
        "Sources/Rules/Language/DatasetKeys.swift": "a table of keys; RuleForm+DatasetsTests reads them",
        "Sources/Rules/Language/DialectKeys.swift": "a table of keys; RuleForm+DialectTests reads them",
        "Sources/Rules/Language/RuleForm.swift": "the frame of the forms, each of which has its tests",
        "Sources/Rules/Language/RuleKey.swift": "the frame of the key tables, each of which has its tests",
    ]

    /// The commands are tested by running them.
    private static let testedAsProgram: Set<String> = ["bauta"]

    @Test func `every unit has its test file`() {
        let tests = Set(Tree.tests.map(\.path))
        let faults = units.filter { tests.isDisjoint(with: mirrors(of: $0)) && Self.excused[$0.path] == nil }.map {
            "\($0.path) has no \(mirror(of: $0))"
        }
        expectNone(faults, cure: "write that file: its name says which unit broke")
    }

    @Test func `every test file tests a unit that exists`() {
        let mirrors = Set(Tree.sources.map(mirror))
        let targets = Set(Tree.sources.map { "\($0.target)Tests" })
        let folders = Set(Tree.sources.map { folder(of: mirror(of: $0)) })
        let faults = Tree.tests.filter { test in
            targets.contains(test.target) && test.name.hasSuffix("Tests") && !mirrors.contains(test.path)
                && !folders.contains(folder(of: test.path))
        }.map(\.path)
        expectNone(faults, cure: "a test file stands where its unit stands; move or rename it")
    }

    @Test func `excuses are needed`() {
        let needed = Set(units.map(\.path))
        let faults = Self.excused.keys.filter { !needed.contains($0) }
        expectNone(faults.sorted(), cure: "nothing there needs a test: take it off MirrorTests.excused")
    }

    /// Files with a body worth a test.
    private var units: [SwiftFile] {
        Tree.sources.filter { file in
            !Self.testedAsProgram.contains(file.target) && file.functions.contains { $0.bodyLines > 8 }
        }
    }

    /// An extension in a file of its own may be tested with its type.
    private func mirrors(of file: SwiftFile) -> [String] {
        let whole = mirror(of: file)
        guard let plus = file.name.firstIndex(of: "+") else { return [whole] }
        return [whole, "\(folder(of: whole))/\(file.name[..<plus])Tests.swift"]
    }

    /// `Tests/MaskingTests/Methods/RedactionTests.swift` of `Sources/Masking/Methods/Redaction.swift`.
    private func mirror(of file: SwiftFile) -> String {
        let inside = file.path.split(separator: "/").dropFirst(2).joined(separator: "/")
        return "Tests/\(file.target)Tests/\(inside.dropLast(".swift".count))Tests.swift"
    }

    private func folder(of path: String) -> String { path.split(separator: "/").dropLast().joined(separator: "/") }
}
