import Testing

@testable import Masking

struct StandardClassTests {
    @Test(
        arguments: [
            ("fpe", StandardClass.formatPreservingEncryption), ("encrypt-deterministic", .deterministicEncryption),
            ("drop", .masking), ("redact", .localSuppression), ("replace", .localSuppression),
            ("keyed-hash", .pseudonymization), ("pick-from", .pseudonymization), ("bucket", .generalization),
            ("round", .rounding), ("clamp", .topAndBottomCoding), ("add-noise", .noiseAddition),
            ("shuffle", .permutation), ("keep", .none),
        ])
    func `each method has its class`(name: String, expected: StandardClass) throws {
        #expect(try #require(MethodCatalog.method(named: name)).descriptor.standardClass == expected)
    }
}
