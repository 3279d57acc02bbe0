internal import Records

/// `redact`: every value becomes one marker.
struct Redaction: MaskingMethod {
    static let descriptor = MethodDescriptor(
        name: "redact", technique: .suppression, summary: "The value becomes a marker.",
        mainParameter: "marker",
        parameters: [
            ParameterDescriptor(
                name: "marker", type: .text, defaultValue: "[redacted]", summary: "What stands for every value.")
        ],
        examples: [
            MethodExample(input: "Ada Lovelace", result: .text("[redacted]")),
            MethodExample(parameters: ["marker": "–"], input: "Ada Lovelace", result: .text("–")),
        ],
        promisesChange: true)

    private let marker: [UInt8]

    init(_ parameters: MethodParameters) throws(MaskingError) {
        marker = Array((try parameters.checked(by: Self.descriptor).text("marker") ?? "").utf8)
    }

    var uniqueness: Uniqueness { .lossy }

    func longestResult(of length: Int) -> Int? { String(decoding: marker, as: UTF8.self).unicodeScalars.count }

    func masker(key: SubKey) throws(MaskingError) -> any ValueMasker { ConstantMasker(replacement: marker) }
}

/// Gives the same bytes for everything.
struct ConstantMasker: ValueMasker {
    let replacement: [UInt8]

    func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        output.append(contentsOf: replacement)
        return true
    }

    /// All values of a column share one copy.
    func mask(_ values: [Field], of bytes: Span<UInt8>, into output: inout [UInt8], results: inout [Field]) {
        let shared = Field(start: output.count, length: replacement.count)
        output.append(contentsOf: replacement)
        results.append(contentsOf: repeatElement(shared, count: values.count))
    }
}
