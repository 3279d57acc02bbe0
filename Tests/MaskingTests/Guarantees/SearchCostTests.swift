import Testing

@testable import Masking

struct SearchCostTests {
    private func cost(_ name: String, _ domain: DomainSize, _ rule: ParameterValue? = nil) throws -> String {
        SearchCost(of: try MethodCatalog.make(name, rule: rule), domain: domain).description
    }

    @Test func `a keyed hash costs as many tries as there are values`() throws {
        let key = "without the key 2^256 tries; who holds it tries "
        #expect(try cost("keyed-hash", .atMost(366)) == key + "at most 366 values, less than a second on one core")
        #expect(
            try cost("keyed-hash", .atMost(1e9)) == key + "at most 10^9 values, about 100 seconds on one core")
        #expect(try cost("keyed-hash", .atMost(1e13)).hasSuffix("about 12 days on one core"))
        #expect(try cost("keyed-hash", .atMost(1.8e19)).hasSuffix("10^19 values, about 10^5 years on one core"))
        #expect(try cost("keyed-hash", .atLeast(812)).contains("of which at least 812 occur"))
        #expect(try cost("keyed-hash", .unknown).hasSuffix("`domain-size` says how many there can be"))
    }

    @Test func `where a key turns back, or nothing or all is left, nobody searches`() throws {
        #expect(try cost("fpe", .atMost(10), "digits") == "without the key 2^256 tries; who holds it needs no search")
        #expect(try cost("tokenize", .atMost(10), "integer").hasSuffix("who holds it needs no search"))
        #expect(try cost("tokenize", .atMost(10), "text").contains("who holds it tries at most 10 values"))
        #expect(
            try cost("tokenize", .atMost(10), ["vault": "v.db"]).hasPrefix("without the key and the vault none helps; ")
        )
        #expect(try cost("redact", .unknown) == "endless: nothing is left of the value")
        #expect(try cost("truncate", .unknown, "year") == "none: what is kept can be read")
        #expect(try cost("shuffle", .unknown) == "none: every value can be read, and only its record is hidden")
    }
}
