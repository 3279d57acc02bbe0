/// `replace`: every value becomes one fixed text that looks like a value.
struct Substitution: MaskingMethod {
    static let descriptor = MethodDescriptor(
        name: "replace", technique: .replacement, summary: "The value becomes a fixed one.", mainParameter: "with",
        parameters: [
            ParameterDescriptor(name: "with", type: .text, isRequired: true, summary: "What stands for every value.")
        ],
        examples: [
            MethodExample(parameters: ["with": "1900-01-01"], input: "1815-12-10", result: .text("1900-01-01")),
            MethodExample(parameters: ["with": ""], input: "1815-12-10", result: .text("")),
        ],
        promisesChange: true)

    private let replacement: [UInt8]

    init(_ parameters: MethodParameters) throws(MaskingError) {
        replacement = Array((try parameters.checked(by: Self.descriptor).text("with") ?? "").utf8)
    }

    var uniqueness: Uniqueness { .lossy }

    func longestResult(of length: Int) -> Int? { String(decoding: replacement, as: UTF8.self).unicodeScalars.count }

    func masker(key: SubKey) throws(MaskingError) -> any ValueMasker { ConstantMasker(replacement: replacement) }
}
