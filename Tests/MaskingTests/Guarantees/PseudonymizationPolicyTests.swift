import Testing

@testable import Masking

struct PseudonymizationPolicyTests {
    @Test(
        arguments: [
            ("keyed-hash", PseudonymizationPolicy.deterministic), ("tokenize", .deterministic),
            ("shift-date", .documentRandomized), ("add-noise", .documentRandomized), ("template", .documentRandomized),
            ("shuffle", .fullyRandomized), ("redact", nil), ("replace", nil), ("round", nil), ("keep", nil),
            ("pick-from", .deterministic),
        ])
    func `each method has its policy`(name: String, expected: PseudonymizationPolicy?) throws {
        #expect(PseudonymizationPolicy(try #require(MethodCatalog.method(named: name)).descriptor) == expected)
    }
}
