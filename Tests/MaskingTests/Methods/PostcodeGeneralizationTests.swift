import Masking
import Records
import TestSupport
import Testing

@Suite struct PostcodeGeneralizationTests {
    @Test(arguments: [
        ("US", "90210", "902"), ("US", "90210-1234", "902"), ("CA", "k1a 0b1", "K1A"), ("GB", "SW1A 1AA", "SW1A"),
        ("GB", "m11ae", "M1"), ("DE", "10115", "10"), ("LU", "1648", "1"), ("JP", "100-0001", "10"),
        ("IE", "D6W XY00", "D6W"), ("US", "9021", nil), ("US", "", nil), ("US", "90210\0", nil), ("DE", "D-10115", nil),
    ])
    func `keeps what names an area`(country: String, text: String, area: String?) throws {
        #expect(try masked("postcode-area", ["country": country], text) == area)
    }

    @Test(arguments: [("1", "9"), ("5", "90210"), ("7", "9021012"), ("9", "902101234")])
    func `keeps as many characters as the rule says`(keep: String, area: String) throws {
        #expect(try masked("postcode-area", ["country": "US", "keep": keep], "90210-1234") == area)
        #expect(try masked("postcode-area", ["country": "GB", "keep": "2"], "SW1A 1AA") == "SW")
    }

    @Test func `makes the sparse areas of HIPAA zeros`() throws {
        #expect(try masked("postcode-area", ["country": "US", "zip3": "hipaa"], "89301-0001") == "000")
        #expect(try masked("postcode-area", ["country": "US", "zip3": "hipaa", "census": "2000"], "89401") == "894")
    }

    @Test func `makes the areas of a file that have few people zeros`() throws {
        let descriptor = try #require(MethodCatalog.method(named: "postcode-area"))
        func mask(_ text: String, _ more: [String: ParameterValue]) throws -> String? {
            let values = more.merging(["populations": "p.csv"]) { $1 }
            let file = Array("SW1A,20000\nM1,20001\n".utf8)
            let method = try descriptor.init(
                MethodParameters(method: "postcode-area", values: values, files: ["p.csv": file]))
            return try masked(method, text, key: descriptor.descriptor.exampleKey)
        }
        #expect(try mask("SW1A 1AA", ["country": "GB"]) == "0000")
        #expect(try mask("SW1A 1AA", ["country": "GB", "minimum": "20000"]) == "SW1A")
        #expect(try mask("M1 1AE", ["country": "GB"]) == "M1")
        #expect(try mask("B33 8TH", ["country": "GB"]) == "000")
        #expect(throws: MaskingError.self) { try mask("10115", ["country": "DE"]) }
    }

    @Test(arguments: [
        ([:], "parameter 'country' is missing; give one of AT, AU,"),
        (["country": "us"], "parameter 'country' is invalid; give one of AT, AU,"),
        (["country": "DE", "keep": "6"], "a postcode of DE has 5 letters and digits; let 'keep' be smaller"),
        (["country": "DE", "keep": "0"], "parameter 'keep' is invalid; give a whole number from 1 to 9"),
        (["country": "US", "census": "2000"], "'census' is given without 'zip3'; leave it out"),
        (["country": "US", "minimum": "9"], "'minimum' is given without 'populations'; leave it out"),
        (
            ["country": "DE", "zip3": "hipaa"],
            "'zip3' is about three digits of the US; use it with `country: US` and without 'keep'"
        ),
        (
            ["country": "US", "zip3": "hipaa", "keep": "4"],
            "'zip3' is about three digits of the US; use it with `country: US` and without 'keep'"
        ),
        (
            ["country": "US", "zip3": "hipaa", "populations": "f"],
            "it must be told one list of areas; give 'zip3' or 'populations'"
        ),
        (["country": "US", "populations": "f"], "its file is not at hand; let a rule set name it"),
    ])
    func `says what is wrong with a rule`(parameters: [String: String], message: String) {
        #expect(fault("postcode-area", parameters)?.hasPrefix("method 'postcode-area': \(message)") == true)
    }

    @Test func `says what it keeps, and how long its result is`() throws {
        let american = try method("postcode-area", ["country": "US", "zip3": "hipaa"])
        #expect(american.keeps == "the first 3 characters of the postcode, where enough people live there")
        #expect(american.longestResult(of: 10) == 3)
        let british = try method("postcode-area", ["country": "GB"])
        #expect(british.keeps == "the postcode without its last part")
        #expect(british.longestResult(of: 8) == 4)
    }

    @Test(arguments: ValueType.allCases)
    func `is for texts and numbers`(type: ValueType) throws {
        let isRefused = (try? method("postcode-area", ["country": "US"]).bind(type: type)) == nil
        #expect(isRefused == [.boolean, .binary].contains(type))
    }
}
