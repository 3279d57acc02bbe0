/// `json`: the JSON inside a string, masked by rules of its own.
struct JSONMasking: MaskingMethod {
    static let descriptor = MethodDescriptor(
        name: "json", technique: .none,
        summary: "The value is JSON, and the rules given for its paths mask what is in it.", treatment: .nests(.json),
        examples: [MethodExample(input: "{\"email\": \"ada@exam", result: .invalid)],
        keeps: "its form, and what its rules keep",
        handling: ValueHandling(
            invalid: "what is no JSON", empty: .invalid, nul: .invalid,
            number: "what the rules for its paths make of it, where it is a string that holds JSON"))

    init(_ parameters: MethodParameters) throws(MaskingError) {
        _ = try parameters.checked(by: Self.descriptor)
    }

    var uniqueness: Uniqueness { .lossy }
    var keeps: String? { Self.descriptor.keeps }

    func masker(key: SubKey) throws(MaskingError) -> any ValueMasker { RefusingMasker() }
}

/// Takes no value for what it could mask: the engine masks by the rules within.
struct RefusingMasker: ValueMasker {
    func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool { false }
}
