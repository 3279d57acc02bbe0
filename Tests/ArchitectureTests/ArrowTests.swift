import Testing

/// Who may import whom: stages share words, and only `Pipeline` knows their order.
@Suite struct ArrowTests {
    /// What each target may import; anything else is an error, also where the package would build.
    private static let arrows: [String: Set<String>] = [
        "Records": [],
        "Compression": ["CZlib", "CISAL"],
        "Ingest": ["Records", "Compression", "CSQLite", "CScan"],
        "Masking": ["CHash", "CRE2", "Records", "Crypto", "CryptoExtras"],
        "Rules": ["Masking", "Records", "Yams"],
        "Store": ["CHash", "CSQLite", "Compression", "Crypto", "Records"],
        "Audit": ["Crypto", "Records", "Store"],
        // Apart from Store, which never meets an unmasked value: a vault must, and lies elsewhere.
        "Vault": ["Crypto", "Masking", "Records", "Store"],
        "Pipeline": [
            "Audit", "CScan", "Compression", "Crypto", "Ingest", "Logging", "Masking", "Records", "Rules", "Store",
            "Vault",
        ],
        "bauta": [
            "ArgumentParser", "Audit", "CProcess", "Compression", "Masking", "Pipeline", "Records", "Rules", "Store",
            "Vault",
        ],
    ]

    /// What comes with the platform; the words of the pipeline need none of it.
    private static let platform: Set<String> = ["Darwin", "Dispatch", "Glibc", "Musl", "Swift", "Synchronization"]
    /// Where Foundation is welcome: away from the values.
    private static let usesFoundation: Set<String> = ["Audit", "Pipeline", "Rules", "Store", "Vault", "bauta"]

    @Test func `imports follow the arrows`() {
        let faults = Tree.sources.flatMap { file in
            Self.imports(of: file).filter { !Self.allows($0, in: file) }.map { "\(file.path) imports \($0)" }
        }
        expectNone(faults, cure: "let Pipeline connect the two, or move the shared word to Records")
    }

    @Test func `every target has its arrows`() {
        let targets = Set(Tree.sources.map(\.target))
        let faults = targets.subtracting(Self.arrows.keys).sorted()
        expectNone(faults, cure: "say in ArrowTests.arrows what the target may import")
    }

    @Test func `the table has no cycle`() {
        var rest = Self.arrows.mapValues { $0.intersection(Self.arrows.keys) }
        while let leaf = rest.first(where: { $0.value.isEmpty })?.key {
            rest[leaf] = nil
            rest = rest.mapValues { $0.subtracting([leaf]) }
        }
        expectNone(rest.keys.sorted(), cure: "stages do not import each other in a circle")
    }

    private static func allows(_ module: String, in file: SwiftFile) -> Bool {
        if arrows[file.target]?.contains(module) == true { return true }
        if platform.contains(module) { return file.target != "Records" }
        return module.hasPrefix("Foundation") && usesFoundation.contains(file.target)
    }

    private static func imports(of file: SwiftFile) -> [String] {
        file.code.compactMap { line in
            guard line.holds("import ") else { return nil }
            var words = line.split(separator: " ").drop { $0.hasPrefix("@") || $0 == "public" || $0 == "internal" }
            words = words.drop { ["package", "private", "fileprivate"].contains($0) }
            guard words.first == "import" else { return nil }
            let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
            return words.dropFirst().drop { kinds.contains($0) }.first?.split(separator: ".").first.map(String.init)
        }
    }
}
