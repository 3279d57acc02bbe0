/// `hstore`: the values of an hstore, masked by rules for their keys.
struct HstoreMasking: MaskingMethod {
    static let descriptor = MethodDescriptor(
        name: "hstore", technique: .none,
        summary:
            "The value is PostgreSQL's hstore (`\"a\"=>\"1\", \"b\"=>NULL`), and the rules given for its keys mask "
            + "what they stand for; `*` is any other key, whose rule says with `keys` what becomes of the keys, and "
            + "what no rule names obeys `unlisted`. An unquoted NULL is null. The order stays, quotes are put where "
            + "hstore_out puts them.",
        treatment: .nests(.hstore), examples: [MethodExample(input: "a=>", result: .invalid)],
        keeps: "its keys where no rule masks them, their order, and what its rules keep",
        handling: ValueHandling(
            invalid: "what is no hstore", empty: .invalid, number: "an invalid value"))

    init(_ parameters: MethodParameters) throws(MaskingError) {
        _ = try parameters.checked(by: Self.descriptor)
    }

    var uniqueness: Uniqueness { .lossy }
    var keeps: String? { Self.descriptor.keeps }

    func masker(key: SubKey) throws(MaskingError) -> any ValueMasker { RefusingMasker() }
}
