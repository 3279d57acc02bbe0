import Testing

@testable import Masking

@Suite struct MethodParametersTests {
    private static let descriptor = MethodDescriptor(
        name: "sample", technique: .none, summary: "", mainParameter: "unit",
        parameters: [
            ParameterDescriptor(name: "unit", type: .choice(["year", "month"]), isRequired: true, summary: ""),
            ParameterDescriptor(name: "count", type: .integer(0...64), defaultValue: "7", summary: ""),
            ParameterDescriptor(name: "character", type: .character, summary: ""),
        ],
        examples: [])

    private enum Unit: String {
        case year
        case month
    }

    private func failure(_ values: [String: ParameterValue]) -> String? {
        do throws(MaskingError) {
            _ = try MethodParameters(method: "sample", values: values).checked(by: Self.descriptor)
            return nil
        } catch {
            return error.description
        }
    }

    @Test func `a map gives parameters, a text alone the main one, nothing none`() throws {
        let map = ParameterValue.map([
            ParameterEntry(name: "unit", value: .text("year")), ParameterEntry(name: "count", value: .text("1")),
        ])
        #expect(
            try MethodParameters(of: Self.descriptor, rule: map).values == ["unit": .text("year"), "count": .text("1")])
        #expect(try MethodParameters(of: Self.descriptor, rule: .text("year")).values == ["unit": .text("year")])
        #expect(try MethodParameters(of: Self.descriptor, rule: nil).values.isEmpty)
    }

    @Test func `a method without a main parameter refuses a text alone`() throws {
        let error = #expect(throws: MaskingError.self) { try MethodCatalog.make("nullify", rule: .text("yes")) }
        #expect(
            error?.description == "method 'nullify': it has no parameter that stands alone; give it none")
    }

    @Test func `checked parameters answer with their values and defaults`() throws {
        let checked = try MethodParameters(method: "sample", values: ["unit": .text("month")])
            .checked(by: Self.descriptor)
        #expect(checked.choice("unit", as: Unit.self) == .month)
        #expect(checked.integer("count") == 7)
        #expect(!checked.isGiven("count"))
        #expect(checked.text("character") == nil)
    }

    @Test func `finds the files that a rule names, also in steps`() throws {
        let pick = try #require(MethodCatalog.method(named: "pick-from")).descriptor
        let chain = try #require(MethodCatalog.method(named: "chain")).descriptor
        let found = MethodParameters.fileNames(in: ["file": "a.txt"], of: pick)
        #expect(found.map(\.parameter) == ["file"])
        #expect(found.map(\.name) == ["a.txt"])
        let steps: ParameterValue = [["postcode-area": ["country": "US", "populations": "p.csv"]], "redact"]
        #expect(MethodParameters.fileNames(in: steps, of: chain).map(\.name) == ["p.csv"])
        #expect(MethodParameters.fileNames(in: ["values": ["a", "b"]], of: pick).isEmpty)
        #expect(MethodParameters.fileNames(in: nil, of: pick).isEmpty)
    }

    @Test func `an unknown parameter is named with what was probably meant`() {
        #expect(
            failure(["unit": .text("year"), "cuont": .text("1")])
                == "method 'sample': unknown parameter 'cuont'; did you mean 'count'?")
        #expect(
            failure(["unit": .text("year"), "zzzzzz": .text("1")])
                == "method 'sample': unknown parameter 'zzzzzz'; known are unit, count, character")
    }

    @Test func `a missing parameter is named with what it may be`() {
        #expect(failure([:]) == "method 'sample': parameter 'unit' is missing; give one of year, month")
    }

    @Test(arguments: [
        ("unit", ParameterValue.text("week"), "one of year, month"),
        ("unit", .list([.text("year")]), "one of year, month"),
        ("count", .text("65"), "a whole number from 0 to 64"),
        ("count", .text("-1"), "a whole number from 0 to 64"),
        ("count", .text("+1"), "a whole number from 0 to 64"),
        ("count", .text(""), "a whole number from 0 to 64"),
        ("count", .text("99999999999999999999999"), "a whole number from 0 to 64"),
        ("character", .text("**"), "one visible character"),
    ])
    func `a wrong parameter is named without its text`(name: String, value: ParameterValue, expected: String) {
        let values = ["unit": .text("year")].merging([name: value]) { $1 }
        #expect(failure(values) == "method 'sample': parameter '\(name)' is invalid; give \(expected)")
    }
}
