internal import Records

/// `age`: a birth date becomes the band of the age on a day.
struct AgeBanding: MaskingMethod {
    static let descriptor = MethodDescriptor(
        name: "age", technique: .generalization,
        summary: "A birth date (ISO 8601, a time behind it or not) becomes a band of full years on the day `as-of`: "
            + "`30-39`, from `top` on one for all: `90+`, as HIPAA's safe harbor asks. No clock is read: the rule says "
            + "the day. In JSON a band is a string. Invalid: what is no date with a day, and a birth after `as-of`.",
        mainParameter: "as-of",
        parameters: [
            ParameterDescriptor(
                name: "as-of", type: .day, isRequired: true, inheritedFrom: .ruleSet,
                summary: "The day on which the age counts."),
            ParameterDescriptor(
                name: "size", type: .integer(1...120), defaultValue: "10",
                summary: "Years in a band; with 1 the age itself."),
            ParameterDescriptor(
                name: "top", type: .integer(1...120), defaultValue: "90",
                summary: "The age from which on all are in one band, a multiple of `size`."),
        ],
        examples: [
            MethodExample(parameters: ["as-of": "2026-01-01"], input: "1987-05-17", result: .text("30-39")),
            MethodExample(parameters: ["as-of": "2026-01-01"], input: "1936-01-01", result: .text("90+")),
            MethodExample(parameters: ["as-of": "2026-01-01"], input: "1936-01-02", result: .text("80-89")),
            MethodExample(
                parameters: ["as-of": "2026-01-01", "size": "5"], input: "1987-05-17 00:00Z", result: .text("35-39")),
            MethodExample(
                parameters: ["as-of": "2026-01-01", "size": "1"], input: "1987-05-17", result: .text("38")),
            MethodExample(parameters: ["as-of": "2026-01-01"], input: "2026-01-02", result: .invalid),
            MethodExample(parameters: ["as-of": "2026-01-01"], input: "1987", result: .invalid),
        ],
        keeps: "the band of the age",
        handling: .grammar(invalid: "what is no date with a day, and a birth after `as-of`", number: "invalid"))

    private let masker: AgeMasker

    init(_ parameters: MethodParameters) throws(MaskingError) {
        let checked = try parameters.checked(by: Self.descriptor)
        let size = checked.integer("size") ?? 10
        let top = checked.integer("top") ?? 90
        guard let asOf = checked.day("as-of") else {
            throw .missingParameter("as-of", method: parameters.method, expected: ParameterType.day.expectation)
        }
        guard top.isMultiple(of: size) else {
            throw .unusable(
                method: parameters.method, problem: "'top' is no multiple of 'size'", cure: "let a band end below 'top'"
            )
        }
        masker = AgeMasker(asOf: asOf, size: size, top: top)
    }

    var uniqueness: Uniqueness { .lossy }

    var keeps: String? {
        masker.size == 1
            ? "the age in years, below \(masker.top)" : "the age in bands of \(masker.size) years, below \(masker.top)"
    }

    func longestResult(of length: Int) -> Int? { masker.labels.map(\.count).max() }

    func bind(type: ValueType) throws(MaskingError) {
        guard type != .text else { return }
        throw .unusable(
            method: Self.descriptor.name, problem: "a column of type \(type.rawValue) has no dates",
            cure: "use another method, or remove `type`")
    }

    func masker(key: SubKey) throws(MaskingError) -> any ValueMasker { masker }
}

/// Gives the band of an age, all of which are written beforehand.
private struct AgeMasker: ValueMasker {
    let asOf: CalendarDay
    let size: Int
    let top: Int
    /// The bands in ascending order; the last one is open.
    let labels: [[UInt8]]

    init(asOf: CalendarDay, size: Int, top: Int) {
        self.asOf = asOf
        self.size = size
        self.top = top
        labels =
            stride(from: 0, to: top, by: size).map { low in
                var label: [UInt8] = []
                label.append(group: Int128(low), end: Int128(low + size), decimals: 0)
                return label
            } + [Array("\(top)+".utf8)]
    }

    func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        guard let birth = CalendarDay(value), birth <= asOf else { return false }
        output.append(contentsOf: labels[min(birth.years(to: asOf), top) / size])
        return true
    }
}
