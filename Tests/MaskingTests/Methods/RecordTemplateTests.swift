import Records
import TestSupport
import Testing

@testable import Masking

struct RecordTemplateTests {
    private static let key = SampleKey.master.subKey(purpose: .mask, context: KeyContext())

    private func template(_ text: String, _ parts: ParameterValue? = nil) throws -> any MaskingMethod {
        var values: [String: ParameterValue] = ["text": .text(text)]
        values["parts"] = parts
        return try method("template", values: values)
    }

    /// What becomes of `values`, each with its companions.
    private func masked(
        _ values: [(String, [String?])], _ method: any MaskingMethod
    ) throws -> [String?] {
        var masker = try #require(try method.companionMasker(key: Self.key))
        var bytes = Array("before".utf8)
        func place(_ text: String?) -> Field {
            guard let text else { return .null }
            bytes += Array(text.utf8)
            return Field(start: bytes.count - text.utf8.count, length: text.utf8.count)
        }
        let companions = values.flatMap { $0.1.map(place) }
        let fields = values.map { place($0.0) }
        masker.take(companions: companions, of: bytes.span)
        var output = Array("earlier".utf8)
        var results: [Field] = []
        masker.mask(fields, of: bytes.span, into: &output, results: &results)
        return results.map { $0.isInvalid ? nil : String(decoding: output[$0.range], as: UTF8.self) }
    }

    @Test func `writes the companions of each value in their places`() throws {
        let method = try template("{first} {last} <{first}.{last}@example.test>")
        #expect(method.companions == ["first", "last"])
        let masked = try masked([("x", ["Ada", "Byron"]), ("y", ["Zoë", nil]), ("z", ["", "λ"])], method)
        #expect(
            masked == ["Ada Byron <Ada.Byron@example.test>", "Zoë  <Zoë.@example.test>", " λ <.λ@example.test>"])
    }

    @Test func `writes what the methods of its parts make of the value, and is invalid with them`() throws {
        let method = try template(
            "{decade}/{name}/{n}", ["decade": ["bucket": "10"], "n": ["round": ["to": "10"]]])
        #expect(method.companions == ["name"])
        #expect(
            try masked([("1987", ["a"]), ("x", ["b"]), ("12", ["c"])], method) == [
                "1980-1989/a/1990", nil, "10-19/c/10",
            ])
        #expect(method.keeps?.contains("(round)") == true)
    }

    @Test func `parts have keys of their own by their places`() throws {
        let hash: ParameterValue = ["keyed-hash": ["length": "16"]]
        let masked = try masked([("v", [])], template("{a}-{b}", ["a": hash, "b": hash]))
        let halves = try #require(masked[0]).split(separator: "-")
        #expect(halves.count == 2 && halves[0] != halves[1])
    }

    @Test func `promises of one part what that part promises`() throws {
        #expect(try template("u{n}@x", ["n": ["tokenize": "integer"]]).uniqueness == .preserved)
        #expect(try template("u{n}@x", ["n": ["keyed-hash": ["length": "16"]]]).uniqueness == .probabilistic(bits: 64))
        #expect(try template("u{n}{c}", ["n": ["tokenize": "integer"]]).uniqueness == .lossy)
        #expect(try template("u{n}@é", ["n": ["keyed-hash": ["length": "16"]]]).longestResult(of: 9) == 19)
        #expect(try template("{c}").longestResult(of: 9) == nil)
    }

    @Test(
        arguments: [
            ("no name", nil, "parameter 'text' is invalid; give a text with names in braces, as in '{first_name}'"),
            ("{a", nil, "parameter 'text' is invalid; give a text with names in braces, as in '{first_name}'"),
            ("{a}", ["b": "redact"], "its text does not name the part 'b'; write it in braces, or remove it"),
            ("{a}", ["a": "drop"], "`drop` cannot be a step; write it as a rule of its own"),
            ("{a}", "redact", "parameter 'parts' is invalid; give a map of names to methods"),
            ("{a}", ["a": ["redact", "round"]], "parameter 'parts' is invalid; give a map of names to methods"),
        ] as [(String, ParameterValue?, String)])
    func `says what is wrong`(text: String, parts: ParameterValue?, message: String) {
        let error = #expect(throws: MaskingError.self) { try template(text, parts) }
        #expect(error.map { "\($0)" } == "method 'template': \(message)")
    }
}
