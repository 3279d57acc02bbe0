/// `drop`: the column is not staged.
struct ColumnSuppression: MaskingMethod {
    static let descriptor = MethodDescriptor(
        name: "drop", technique: .suppression, summary: "The column is not staged.", treatment: .drops,
        examples: [MethodExample(input: "$2b$12$yQv", result: .null)],
        handling: ValueHandling(number: "nothing"), ownClass: .masking)

    init(_ parameters: MethodParameters) throws(MaskingError) {
        _ = try parameters.checked(by: Self.descriptor)
    }

    var uniqueness: Uniqueness { .lossy }

    /// The engine leaves the column out; who masks it all the same gets nulls.
    func masker(key: SubKey) throws(MaskingError) -> any ValueMasker { NullMasker() }
}
