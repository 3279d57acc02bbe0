internal import Records

/// `nullify`: every value becomes null.
struct Nullification: MaskingMethod {
    static let descriptor = MethodDescriptor(
        name: "nullify", technique: .suppression, summary: "The value becomes null.",
        examples: [MethodExample(input: "left at the back door", result: .null)],
        handling: ValueHandling(number: "null"))

    init(_ parameters: MethodParameters) throws(MaskingError) {
        _ = try parameters.checked(by: Self.descriptor)
    }

    var uniqueness: Uniqueness { .lossy }

    func masker(key: SubKey) throws(MaskingError) -> any ValueMasker { NullMasker() }
}

/// Gives null for everything.
struct NullMasker: ValueMasker {
    func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool { true }

    func mask(_ values: [Field], of bytes: Span<UInt8>, into output: inout [UInt8], results: inout [Field]) {
        results.append(contentsOf: repeatElement(.null, count: values.count))
    }
}
