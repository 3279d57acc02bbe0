import Testing

@testable import Masking

struct MethodGuaranteesTests {
    private func words(
        _ name: String, _ rule: ParameterValue? = nil, records: Int = 1_000_000, domain: DomainSize = .unknown
    )
        throws -> [String: String]
    {
        let facts = MethodGuarantees(of: try MethodCatalog.make(name, rule: rule), records: records, domain: domain)
            .facts
        return Dictionary(uniqueKeysWithValues: facts.map { ($0.name, $0.words) })
    }

    @Test func `the odds are those of this many records, or of the values that there can be`() throws {
        let rule: ParameterValue = ["length": "16"]
        #expect(try words("keyed-hash", rule)["uniqueness"]?.hasSuffix("at 1,000,000 records") == true)
        #expect(
            try words("keyed-hash", rule, records: 1234)["uniqueness"]
                == "probabilistic, 64 bits: odds below 1e-12 at 1,234 records")
        #expect(
            try words("keyed-hash", ["length": "8"], domain: .atMost(366))["uniqueness"]?.hasSuffix("at 366 values")
                == true)
    }

    @Test func `says the same of every method`() throws {
        let names = [
            "consistent", "policy", "reversible", "keeps", "format-preserving", "length-preserving", "uniqueness",
            "search-cost", "standard-class", "remaining-risk",
        ]
        #expect(
            MethodGuarantees(of: try MethodCatalog.make("redact"), records: 1, domain: .unknown).facts.map(\.name)
                == names)
        let kept = MethodGuarantees(keeping: PassThrough.descriptor).facts
        #expect(kept.map(\.name) == names)
        #expect(kept.first { $0.name == "keeps" }?.words == "all of the value")
        #expect(kept.last?.words.contains("may") == false)
    }
}
