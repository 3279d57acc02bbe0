/// `array`: every element of an array, masked by one rule.
struct ArrayMasking: MaskingMethod {
    static let descriptor = MethodDescriptor(
        name: "array", technique: .none,
        summary:
            "The value is an array, as PostgreSQL (`{a,\"b c\",NULL}`, of any depth, with bounds or without) or JSON "
            + "writes one, and the rule given masks each element, as a column of its own. An unquoted NULL is null. "
            + "PostgreSQL's is written as its array_out does, of JSON what is between the elements stays.",
        treatment: .nests(.array), examples: [MethodExample(input: "{a,{b}", result: .invalid)],
        keeps: "how many elements there are, how deep they lie, and what its rule keeps",
        handling: ValueHandling(
            invalid: "what is no array, an object in one, elements that are not equally deep in PostgreSQL's",
            empty: .invalid, number: "what the rule makes of it, where it is an element"))

    init(_ parameters: MethodParameters) throws(MaskingError) {
        _ = try parameters.checked(by: Self.descriptor)
    }

    var uniqueness: Uniqueness { .lossy }
    var keeps: String? { Self.descriptor.keeps }

    func masker(key: SubKey) throws(MaskingError) -> any ValueMasker { RefusingMasker() }
}
