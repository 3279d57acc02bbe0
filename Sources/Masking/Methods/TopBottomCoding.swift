internal import Records

/// `clamp`: a number below or above its bounds becomes the bound.
struct TopBottomCoding: MaskingMethod {
    static let descriptor = MethodDescriptor(
        name: "clamp", technique: .generalization,
        summary: "A decimal number below `min` becomes `min`, one above `max` becomes `max` (top and bottom coding), "
            + "or the label given for it; numbers are compared exactly, and those within stay as they are spelled but "
            + "for -0, in JSON as numbers under `type: integer` or `type: real`. Invalid: what is no number (an "
            + "infinity, an empty text).",
        parameters: [
            ParameterDescriptor(
                name: "min", type: .decimal(isPositive: false), summary: "The smallest number that stays."),
            ParameterDescriptor(
                name: "max", type: .decimal(isPositive: false), summary: "The largest number that stays."),
            ParameterDescriptor(
                name: "below", type: .text, summary: "What a number below `min` becomes, if not `min`: `under 18`."),
            ParameterDescriptor(
                name: "above", type: .text, summary: "What a number above `max` becomes, if not `max`: `90+`."),
        ],
        examples: [
            MethodExample(parameters: ["min": "18", "max": "90"], input: "17", result: .text("18")),
            MethodExample(parameters: ["min": "18", "max": "90"], input: "42.50", result: .text("42.50")),
            MethodExample(parameters: ["min": "18", "max": "90"], input: "1e3", result: .text("90")),
            MethodExample(parameters: ["max": "89", "above": "90+"], input: "103", result: .text("90+")),
            MethodExample(parameters: ["min": "18", "max": "90"], input: "unknown", result: .invalid),
        ],
        keeps: "numbers between the bounds, as they are; of others, on which side they lie",
        handling: ValueHandling(
            invalid: "what is no number", empty: .invalid, unicode: .invalid, nul: .invalid, long: .invalid,
            number: "a number under `type: integer` or `type: real`, else a string"), ownClass: .topAndBottomCoding)

    private let lower: Bound?
    private let upper: Bound?

    /// A bound, and what a number beyond it becomes.
    fileprivate struct Bound {
        let limit: [UInt8]
        let number: DecimalText
        let replacement: [UInt8]

        init?(_ limit: String?, replacement: String?) {
            guard let limit else { return nil }
            let bytes = Array(limit.utf8)
            guard let number = DecimalText(bytes.span) else { return nil }
            self.limit = bytes
            self.number = number
            self.replacement = replacement.map { Array($0.utf8) } ?? bytes
        }

        /// −1, 0 or 1 as `value`, spelled in `text`, is below, at or above the bound.
        @inline(__always)
        func side(of value: DecimalText, in text: Span<UInt8>) -> Int {
            value.compared(in: text, to: number, in: limit.span)
        }
    }

    init(_ parameters: MethodParameters) throws(MaskingError) {
        let checked = try parameters.checked(by: Self.descriptor)
        lower = Bound(checked.text("min"), replacement: checked.text("below"))
        upper = Bound(checked.text("max"), replacement: checked.text("above"))
        if lower == nil, upper == nil {
            throw .unusable(method: parameters.method, problem: "it has no bound", cure: "give 'min', 'max' or both")
        }
        for (label, bound) in [("below", "min"), ("above", "max")]
        where checked.isGiven(label) && !checked.isGiven(bound) {
            throw .unusable(
                method: parameters.method, problem: "'\(label)' is given without '\(bound)'",
                cure: "add '\(bound)', or leave '\(label)' out")
        }
        if let lower, let upper, lower.side(of: upper.number, in: upper.limit.span) < 0 {
            throw .unusable(method: parameters.method, problem: "'min' is above 'max'", cure: "let 'max' be the larger")
        }
    }

    var uniqueness: Uniqueness { .lossy }

    var keeps: String? { Self.descriptor.keeps }

    func longestResult(of length: Int) -> Int? {
        [lower, upper].compactMap { $0 }.reduce(length) {
            max($0, String(decoding: $1.replacement, as: UTF8.self).unicodeScalars.count)
        }
    }

    func bind(type: ValueType) throws(MaskingError) { try type.requireNumbers(for: Self.descriptor) }

    func masker(key: SubKey) throws(MaskingError) -> any ValueMasker { ClampingMasker(lower: lower, upper: upper) }
}

/// Puts what is beyond a bound at it.
private struct ClampingMasker: ValueMasker {
    let lower: TopBottomCoding.Bound?
    let upper: TopBottomCoding.Bound?

    func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        guard let number = DecimalText(value) else { return false }
        if let lower, lower.side(of: number, in: value) < 0 {
            output.append(contentsOf: lower.replacement)
        } else if let upper, upper.side(of: number, in: value) > 0 {
            output.append(contentsOf: upper.replacement)
        } else if value.count == 2, value[0] == UInt8(ascii: "-"), value[1] == UInt8(ascii: "0") {
            // The one spelling of a whole number that is not canonical.
            output.append(UInt8(ascii: "0"))
        } else {
            output.append(copying: value)
        }
        return true
    }
}
