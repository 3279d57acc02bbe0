internal import Records

/// `round`: a number becomes the nearest multiple of another one.
struct Rounding: MaskingMethod {
    /// Which of its two neighbours a number goes to.
    enum Mode: String, CaseIterable {
        case halfAway = "half-away"
        case halfEven = "half-even"
        case towardZero = "toward-zero"
        case floor
        case ceiling
    }

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
                name: "mode", type: .choice(Mode.allCases.map { $0.rawValue }), defaultValue: Mode.halfAway.rawValue,
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
        keeps: "the number, but for what is finer than the step")

    private let masker: RoundingMasker
    private let step: String

    init(_ parameters: MethodParameters) throws(MaskingError) {
        let checked = try parameters.checked(by: Self.descriptor)
        let mode = checked.choice("mode", as: Mode.self) ?? .halfAway
        switch (checked.decimal("to"), checked.integer("digits")) {
        case (.some(let step), nil):
            masker = RoundingMasker(step: UInt128(step.coefficient.magnitude), decimals: step.decimals, mode: mode)
            self.step = "a multiple of \(checked.text("to") ?? "")"
        case (nil, .some(let digits)):
            masker = RoundingMasker(step: 1, decimals: digits, mode: mode)
            step = "\(digits) decimals"
        default:
            throw .unusable(
                method: parameters.method, problem: "it must be told how coarse the result is",
                cure: "give 'to' or 'digits'")
        }
    }

    var uniqueness: Uniqueness { .lossy }

    var keeps: String? { "the number, rounded to \(step)" }

    /// An exponent of a few characters stands for many digits; the carry, the sign and the point come to them.
    func longestResult(of length: Int) -> Int? {
        length == 0 ? 0 : (length < 3 ? length + 1 : DecimalCut.mostDigits + 2) + masker.decimals + 1
    }

    func bind(type: ValueType) throws(MaskingError) { try type.requireNumbers(for: Self.descriptor) }

    func masker(key: SubKey) throws(MaskingError) -> any ValueMasker { masker }
}

/// Rounds to multiples of `step` units of 10^−`decimals`.
private struct RoundingMasker: ValueMasker {
    let step: UInt128
    let decimals: Int
    let mode: Rounding.Mode

    func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        guard let cut = DecimalCut(value, decimals: decimals) else { return false }
        let (quotient, remainder) = divided(cut.whole)
        var multiple = cut.whole - remainder
        if goesUp(cut, isOdd: quotient & 1 == 1, remainder: remainder) { multiple += step }
        output.append(units: cut.isNegative ? -Int128(multiple) : Int128(multiple), decimals: decimals)
        return true
    }

    /// Whether the number goes to the multiple that is further from zero.
    @inline(__always)
    private func goesUp(_ cut: DecimalCut, isOdd: Bool, remainder: UInt128) -> Bool {
        let isExact = remainder == 0 && cut.rest == .nothing
        return switch mode {
        case .halfAway: place(of: cut.rest, above: remainder) >= .half
        case .halfEven: place(of: cut.rest, above: remainder) >= (isOdd ? .half : .aboveHalf)
        case .towardZero: false
        case .floor: cut.isNegative && !isExact
        case .ceiling: !cut.isNegative && !isExact
        }
    }

    /// Where a remainder and what was cut off stand between two multiples.
    @inline(__always)
    private func place(of rest: DecimalCut.Rest, above remainder: UInt128) -> DecimalCut.Rest {
        let twice = remainder + remainder
        if twice == step { return rest == .nothing ? .half : .aboveHalf }
        // An odd step has its half in the middle of a unit.
        if twice + 1 == step { return rest }
        return twice > step ? .aboveHalf : .belowHalf
    }

    /// 64 bits are divided several times faster.
    @inline(__always)
    private func divided(_ whole: UInt128) -> (UInt128, UInt128) {
        if whole >> 64 == 0 {
            let (quotient, remainder) = UInt64(truncatingIfNeeded: whole).quotientAndRemainder(
                dividingBy: UInt64(truncatingIfNeeded: step))
            return (UInt128(quotient), UInt128(remainder))
        }
        return whole.quotientAndRemainder(dividingBy: step)
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
