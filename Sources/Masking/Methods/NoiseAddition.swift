internal import Records

/// `add-noise`: a number moves by a keyed random amount.
struct NoiseAddition: MaskingMethod {
    static let descriptor = MethodDescriptor(
        name: "add-noise", technique: .randomization,
        summary: "A decimal number moves by noise that its record's subject and its own text draw under the key, "
            + "never by its position; without a `subject` in rule and dataset its text alone, so that equal numbers "
            + "move alike. Decimals stay as many as they are, so whole numbers stay whole, and the arithmetic is "
            + "exact; the noise is never 0 but for a `ratio` of 0, though a bound may take it back. No single number "
            + "can be trusted, but who averages many numbers of one original averages the noise away, and sums stay "
            + "about right: use it where that is wanted. It is no formal guarantee of privacy. A JSON number stays "
            + "one under `type: integer` or `type: real`. Invalid: what is no number (an infinity, an empty text), "
            + "more than 36 digits or 18 decimals, every number of a record whose subject is null or empty, and one "
            + "of whose decimals no number lies within the bounds.",
        parameters: [
            ParameterDescriptor(
                name: "distribution", type: .choice(NoiseDistribution.allCases.map { $0.rawValue }), isRequired: true,
                summary: "Uniform up to the size, either way; or about normal with the size as standard deviation: "
                    + "the sum of twelve uniform numbers (Irwin-Hall), never beyond six."),
            ParameterDescriptor(
                name: "amount", type: .decimal(isPositive: true),
                summary: "The size; at least one in the last decimal of the number."),
            ParameterDescriptor(
                name: "ratio", type: .decimal(isPositive: true),
                summary: "Instead of an amount, the part of the number that is the size, at most 1."),
            ParameterDescriptor(name: "min", type: .decimal(isPositive: false), summary: "The smallest result."),
            ParameterDescriptor(name: "max", type: .decimal(isPositive: false), summary: "The largest result."),
            .subject,
        ],
        alternatives: ["amount", "ratio"],
        examples: [
            MethodExample(
                parameters: ["distribution": "uniform", "amount": "500"], subject: "1042", input: "52000",
                result: .text("51712")),
            MethodExample(
                parameters: ["distribution": "uniform", "amount": "500"], subject: "1043", input: "52000",
                result: .text("51577")),
            MethodExample(
                parameters: ["distribution": "uniform", "amount": "500"], input: "52000", result: .text("51987")),
            MethodExample(
                parameters: ["distribution": "gaussian", "ratio": "0.05"], subject: "1042", input: "1234.50",
                result: .text("1345.35")),
            MethodExample(
                parameters: ["distribution": "uniform", "amount": "50", "min": "0", "max": "120"], subject: "1042",
                input: "-70", result: .text("0")),
            MethodExample(
                parameters: ["distribution": "uniform", "amount": "500"], subject: "1042", input: "52,000",
                result: .invalid),
            MethodExample(
                parameters: ["distribution": "uniform", "amount": "500"], subject: "", input: "52000",
                result: .invalid),
        ],
        isConsistent: false, keeps: "the number, but for noise that averages away over many", scope: .record,
        needsKey: true,
        handling: .grammar(
            invalid:
                "what is no number, more than 36 digits or 18 decimals, every number of a record without its subject, "
                + "and one of whose decimals no number lies within the bounds",
            number: "a number under `type: integer` or `type: real`, else a string"), ownClass: .noiseAddition)

    private let noise: NumberNoise
    private let size: String

    init(_ parameters: MethodParameters) throws(MaskingError) {
        let checked = try parameters.checked(by: Self.descriptor)
        let size: NoiseSize
        switch (checked.decimal("amount"), checked.decimal("ratio")) {
        case (.some(let amount), nil):
            size = .amount(amount)
            self.size = checked.text("amount") ?? ""
        case (nil, .some(let ratio)):
            guard ratio.units(decimals: DecimalNumber.mostDigits) <= Int128(DecimalCut.power(DecimalNumber.mostDigits))
            else {
                throw .invalidParameter(
                    "ratio", method: parameters.method, expected: "a decimal number above 0 and at most 1")
            }
            size = .ratio(ratio)
            self.size = "\(checked.text("ratio") ?? "") of it"
        default: throw .missingParameter("amount", method: parameters.method, expected: "it, or 'ratio'")
        }
        let (least, most) = (checked.decimal("min"), checked.decimal("max"))
        if let least, let most,
            least.units(decimals: DecimalNumber.mostDigits) >= most.units(decimals: DecimalNumber.mostDigits)
        {
            throw .unusable(
                method: parameters.method, problem: "'min' is not below 'max'", cure: "let 'max' be the larger")
        }
        noise = NumberNoise(
            distribution: checked.choice("distribution", as: NoiseDistribution.self) ?? .uniform, size: size,
            least: least, most: most)
    }

    var uniqueness: Uniqueness { .lossy }

    var keeps: String? {
        let how = noise.distribution == .uniform ? "to within \(size)" : "with a standard deviation of \(size)"
        return "the number \(how); many of one original average to it"
    }

    /// An exponent of a few characters stands for many digits; a carry, a zero, a sign and a point come to them.
    func longestResult(of length: Int) -> Int? { DecimalCut.mostDigits + 5 }

    func bind(type: ValueType) throws(MaskingError) { try type.requireNumbers(for: Self.descriptor) }

    func masker(key: SubKey) throws(MaskingError) -> any ValueMasker { NoiseMasker(key: key, noise: noise) }

    func subjectMasker(key: SubKey) throws(MaskingError) -> (any SubjectMasker)? {
        SubjectNoiseMasker(key: key, noise: noise)
    }
}
