/// `keep`: the value goes on as it is, and the audit says so.
struct PassThrough: MaskingMethod {
    static let descriptor = MethodDescriptor(
        name: "keep", technique: .none, summary: "The value goes on as it is, and the audit says why.",
        treatment: .keeps, mainParameter: "reason",
        parameters: [
            ParameterDescriptor(
                name: "reason", type: .text, summary: "Why it may go on; a sensitive column needs one.")
        ],
        examples: [MethodExample(input: "Zürich", result: .text("Zürich"))],
        reversible: "nothing is hidden", isFormatPreserving: true, isLengthPreserving: true, keeps: "the whole value",
        handling: ValueHandling(
            invalid: "under `type: integer` what is no whole number within 64 bits", number: "itself"))

    init(_ parameters: MethodParameters) throws(MaskingError) {
        _ = try parameters.checked(by: Self.descriptor)
    }

    var uniqueness: Uniqueness { .preserved }
    var keeps: String? { Self.descriptor.keeps }

    func masker(key: SubKey) throws(MaskingError) -> any ValueMasker { PassThroughMasker() }
}

private struct PassThroughMasker: ValueMasker {
    func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        output.append(copying: value)
        return true
    }
}
