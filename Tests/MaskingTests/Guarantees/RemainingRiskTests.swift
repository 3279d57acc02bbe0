import Masking
import Testing

@Suite struct RemainingRiskTests {
    private func risk(_ name: String, _ parameters: [String: String] = [:]) throws -> String {
        RemainingRisk(after: try method(name, parameters)).description
    }

    @Test func `answers as the opinion's table does`() throws {
        let hashed = "singling out remains, linkability remains, inference may be gone"
        let all = "singling out remains, linkability remains, inference remains"
        #expect(try risk("keyed-hash") == hashed)
        #expect(try risk("fpe", ["alphabet": "digits"]) == all)
        #expect(try risk("encrypt-deterministic") == all)
        #expect(try risk("round", ["to": "10"]) == "singling out may be gone, linkability remains, inference remains")
        #expect(
            try risk("add-noise", ["distribution": "uniform", "amount": "1"])
                == "singling out remains, linkability may be gone, inference may be gone")
        #expect(try risk("keep", ["reason": "public"]) == all)
    }

    @Test func `nothing is left where nothing is kept`() throws {
        let none = "singling out gone, linkability gone, inference gone"
        #expect(try risk("redact") == none)
        #expect(try risk("nullify") == none)
        #expect(try risk("replace", ["with": "x"]) == none)
        #expect(
            try risk("partial-mask", ["keep-last": "2"])
                == "singling out remains, linkability remains, inference remains")
    }
}
