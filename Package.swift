// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "bauta",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "bauta", targets: ["bauta"])],
    traits: [
        .default(enabledTraits: ["ISAL", "RE2"]),
        .trait(name: "ISAL", description: "Inflate and deflate with ISA-L: the same formats, several times faster"),
        .trait(name: "RE2", description: "`replace` by pattern, with RE2: refused without it"),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // The staging store's database.
        .systemLibrary(
            name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
        // Inflate and deflate, always there.
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        // The same formats, faster, where the ISAL trait is on.
        .systemLibrary(name: "CISAL", pkgConfig: "libisal", providers: [.apt(["libisal-dev"]), .brew(["isa-l"])]),
        // The one system call that Swift cannot make by itself: prctl.
        .systemLibrary(name: "CProcess"),
        // SHA-256 of many short values by the processor's own instructions.
        .target(name: "CHash"),
        // Patterns in linear time, where the RE2 trait is on: RE2 is C++, and this is its C face.
        .target(
            name: "CRE2",
            cxxSettings: [.define("CRE2_ENABLED", .when(traits: ["RE2"]))],
            linkerSettings: [.linkedLibrary("re2", .when(traits: ["RE2"]))]),
        // Scans of many bytes at once, in the header alone.
        .systemLibrary(name: "CScan"),
        // The words that flow between the stages.
        .target(name: "Records"),
        // zlib streams out of blocks and back, gzip sources in.
        .target(
            name: "Compression",
            dependencies: ["CZlib", .target(name: "CISAL", condition: .when(traits: ["ISAL"]))]),
        // Bytes to records.
        .target(name: "Ingest", dependencies: ["CScan", "CSQLite", "Records", "Compression"]),
        // Values to masked values.
        .target(
            name: "Masking",
            dependencies: [
                "CHash", "Records",
                .target(name: "CRE2", condition: .when(traits: ["RE2"])),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ]),
        // YAML to checked rules that are bound to methods.
        .target(name: "Rules", dependencies: ["Masking", "Records", .product(name: "Yams", package: "Yams")]),
        // Masked records to compressed blocks in SQLite.
        .target(
            name: "Store",
            dependencies: [
                "CHash", "CSQLite", "Compression", "Records", .product(name: "Crypto", package: "swift-crypto"),
            ]),
        // The trail: what was masked, and whether it still is what was written.
        .target(
            name: "Audit",
            dependencies: ["Records", "Store", .product(name: "Crypto", package: "swift-crypto")]),
        // Random tokens and the sealed originals that they stand for, in a file of its own.
        .target(
            name: "Vault",
            dependencies: ["Masking", "Records", "Store", .product(name: "Crypto", package: "swift-crypto")]),
        // Connects the stages: the one target to read first.
        .target(
            name: "Pipeline",
            dependencies: [
                "Audit", "CScan", "Compression", "Ingest", "Masking", "Records", "Rules", "Store", "Vault",
                .product(name: "Crypto", package: "swift-crypto"), .product(name: "Logging", package: "swift-log"),
            ]),
        // The command line.
        .executableTarget(
            name: "bauta",
            dependencies: [
                "Audit", "CProcess", "Compression", "Masking", "Pipeline", "Records", "Rules", "Store", "Vault",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        // What several test targets share.
        .target(name: "TestSupport", dependencies: ["Masking", "Records"], path: "Tests/TestSupport"),
        // How many blocks of memory a test asks for.
        .target(name: "CAllocations", path: "Tests/CAllocations"),
        .testTarget(name: "RecordsTests", dependencies: ["Records", "TestSupport"]),
        .testTarget(name: "CompressionTests", dependencies: ["Compression", "TestSupport"]),
        .testTarget(
            name: "IngestTests",
            dependencies: [
                "Compression", "Ingest", "Records", "TestSupport", .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .testTarget(
            name: "MaskingTests",
            dependencies: [
                "CAllocations", "Masking", "Records", "TestSupport", .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .testTarget(name: "RulesTests", dependencies: ["Masking", "Records", "Rules", "TestSupport"]),
        .testTarget(name: "StoreTests", dependencies: ["Compression", "Records", "Store", "TestSupport"]),
        .testTarget(name: "AuditTests", dependencies: ["Audit", "Records", "Store", "TestSupport"]),
        .testTarget(
            name: "VaultTests",
            dependencies: [
                "Masking", "Records", "Store", "TestSupport", "Vault",
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .testTarget(
            name: "PipelineTests",
            dependencies: [
                "Compression", "Ingest", "Masking", "Pipeline", "Records", "Rules", "Store", "TestSupport", "Vault",
                .product(name: "Logging", package: "swift-log"),
            ]),
        .testTarget(
            name: "bautaTests",
            dependencies: [
                "Audit", "Masking", "Pipeline", "Records", "Rules", "Store", "TestSupport", "Vault", "bauta",
            ]),
        .testTarget(name: "EndToEndTests", dependencies: ["TestSupport"], exclude: ["Python"]),
        .testTarget(name: "ArchitectureTests", dependencies: ["Masking", "TestSupport"]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .strictMemorySafety(),
        .treatAllWarnings(as: .error),
    ]
}
