internal import Records

/// `round`: a number becomes the nearest multiple of another one.
struct Rounding: MaskingMethod {
    static let descriptor = MethodDescriptor(
        name: "round", technique: .generalization,
        summary: "A decimal number becomes a multiple of another one, exactly, by its digits; the result is written "
            + "without an exponent, its decimals those of the step, and a JSON number stays one under `type: integer` "
            + "or `type: real`. Invalid: what is no number (an infinity, an empty text), and more than 36 digits.",
        mainParameter: "to",
        parameters: [
            ParameterDescriptor(
                name: "to", type: .decimal(isPositive: true),
                summary: "The step: the result is a multiple of it, with as many decimals as it is written with."),
            ParameterDescriptor(
                name: "digits", type: .integer(0...18), summary: "Instead of a step, the decimals of the result."),
            ParameterDescriptor(
                name: "mode", type: .choice(RoundingMode.allCases.map { $0.rawValue }),
                defaultValue: RoundingMode.halfAway.rawValue,
                summary: "To the nearest multiple, halves away from zero or to the even one; or always one way."),
        ],
        examples: [
            MethodExample(parameters: ["to": "100"], input: "1250", result: .text("1300")),
            MethodExample(parameters: ["to": "100"], input: "-1249.99", result: .text("-1200")),
            MethodExample(parameters: ["to": "0.25"], input: "3.14159", result: .text("3.25")),
            MethodExample(parameters: ["digits": "1"], input: "1.25e3", result: .text("1250.0")),
            MethodExample(
                parameters: ["to": "10"], input: "9007199254740993", result: .text("9007199254740990")),
            MethodExample(parameters: ["mode": "half-even", "to": "1"], input: "2.5", result: .text("2")),
            MethodExample(parameters: ["to": "100"], input: "1,250", result: .invalid),
            MethodExample(parameters: ["to": "100"], input: "NaN", result: .invalid),
        ],
        keeps: "the number, but for what is finer than the step",
        handling: .grammar(
            invalid: "what is no number, and more than 36 digits",
            number: "a number under `type: integer` or `type: real`, else a string"), ownClass: .rounding)

    private let masker: RoundingMasker
    private let step: String

    init(_ parameters: MethodParameters) throws(MaskingError) {
        let checked = try parameters.checked(by: Self.descriptor)
        let mode = checked.choice("mode", as: RoundingMode.self) ?? .halfAway
        switch (checked.decimal("to"), checked.integer("digits")) {
        case (.some(let step), nil):
            masker = RoundingMasker(
                rounding: DecimalRounding(step: UInt128(step.coefficient.magnitude), mode: mode),
                decimals: step.decimals)
            self.step = "a multiple of \(checked.text("to") ?? "")"
        case (nil, .some(let digits)):
            masker = RoundingMasker(rounding: DecimalRounding(step: 1, mode: mode), decimals: digits)
            step = "\(digits) decimals"
        default:
            throw .unusable(
                method: parameters.method, problem: "it must be told how coarse the result is",
                cure: "give 'to' or 'digits'")
        }
    }

    var uniqueness: Uniqueness { .lossy }

    var keeps: String? { "the number, rounded to \(step)" }

    /// An exponent of a few characters stands for many digits; a carry, a sign and a point come to them.
    func longestResult(of length: Int) -> Int? {
        let digits = length < 3 ? length + masker.decimals : DecimalCut.mostDigits
        return max(digits, "\(masker.rounding.step)".utf8.count, masker.decimals + 1) + 3
    }

    func bind(type: ValueType) throws(MaskingError) { try type.requireNumbers(for: Self.descriptor) }

    func masker(key: SubKey) throws(MaskingError) -> any ValueMasker { masker }
}

/// Rounds to multiples, written with `decimals` digits behind the point.
private struct RoundingMasker: ValueMasker {
    let rounding: DecimalRounding
    let decimals: Int

    func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        guard let cut = DecimalCut(value, decimals: decimals) else { return false }
        output.append(units: rounding.multiple(of: cut), decimals: decimals)
        return true
    }
}

extension ValueType {
    /// Refuses a type whose values are no decimal numbers.
    func requireNumbers(for descriptor: MethodDescriptor) throws(MaskingError) {
        guard self == .boolean || self == .binary else { return }
        throw .unusable(
            method: descriptor.name, problem: "a column of type \(rawValue) has no numbers", cure: "use another method")
    }
}
