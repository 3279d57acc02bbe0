internal import Records

/// `bucket`: a value becomes the label of the group that it falls into.
struct Bucketing: MaskingMethod {
    private enum Groups {
        case sizes(SizeMasker)
        case boundaries(BoundaryMasker)
        case labels(LabelMap, other: [UInt8]?)
    }

    static let descriptor = MethodDescriptor(
        name: "bucket", technique: .generalization,
        summary: "A value becomes the label of its group: of decimal numbers, compared exactly, the groups of a size "
            + "(`30-39`: whole numbers up to 39.99…; `0.5-1.0`: up to, without, 1.0) or between boundaries (`<18`, "
            + "`18-64`, `65+`); of numbers and texts, those of a map. In JSON a label is a string. Invalid: what is no "
            + "number, more than 36 digits, and without `else` what no entry of the map holds.",
        mainParameter: "size",
        parameters: [
            ParameterDescriptor(
                name: "size", type: .decimal(isPositive: true), summary: "The size of each group of numbers."),
            ParameterDescriptor(
                name: "origin", type: .decimal(isPositive: false), defaultValue: "0",
                summary: "With `size`, a number with which a group begins."),
            ParameterDescriptor(
                name: "boundaries", type: .ascendingDecimals, summary: "Numbers with each of which a group begins."),
            ParameterDescriptor(
                name: "map", type: .labels,
                summary: "What a value or range becomes: `18-64`, `65+` and `<18` are numbers (64.5 is in `18-64`), "
                    + "`A00-B99` or `a..m` texts in the order of their code points, ends with all that begins like "
                    + "them; any other key is that very text, upper and lower case apart."),
            ParameterDescriptor(name: "else", type: .text, summary: "With `map`, what any other value becomes."),
        ],
        examples: [
            MethodExample(parameters: ["size": "10"], input: "34", result: .text("30-39")),
            MethodExample(parameters: ["size": "10", "origin": "5"], input: "34.99", result: .text("25-34")),
            MethodExample(parameters: ["size": "0.5"], input: "-0.2", result: .text("-0.5-0.0")),
            MethodExample(parameters: ["size": "10"], input: "n/a", result: .invalid),
            MethodExample(parameters: ["boundaries": ["18", "65"]], input: "17.9", result: .text("<18")),
            MethodExample(parameters: ["boundaries": ["18", "65"]], input: "42", result: .text("18-64")),
            MethodExample(
                parameters: ["map": ["A00-B99": "infection", "C00-D49": "tumour"], "else": "other"], input: "B99.9",
                result: .text("infection")),
            MethodExample(
                parameters: ["map": ["<18": "minor", "18-64": "adult", "65+": "senior"]], input: "64.5",
                result: .text("adult")),
            MethodExample(parameters: ["map": ["DE": "europe", "JP": "asia"]], input: "BR", result: .invalid),
        ],
        keeps: "the group",
        handling: ValueHandling(
            invalid: "what is no number of at most 36 digits and no key of the map, where there is no `else`",
            empty: .depends("what a key of the map or `else` says, else invalid"),
            unicode: .depends("what a key of the map or `else` says, else invalid"),
            nul: .depends("what a key of the map or `else` says, else invalid"),
            long: .depends("what a key of the map or `else` says, else invalid")))

    private let groups: Groups

    init(_ parameters: MethodParameters) throws(MaskingError) {
        let checked = try parameters.checked(by: Self.descriptor)
        let labels = checked.labels("map")
        switch (checked.decimal("size"), checked.decimals("boundaries"), labels) {
        case (.some(let size), nil, nil):
            groups = .sizes(SizeMasker(size: size, origin: checked.decimal("origin") ?? size))
        case (nil, .some(let boundaries), nil): groups = .boundaries(BoundaryMasker(boundaries))
        case (nil, nil, .some(let labels)):
            groups = .labels(
                try LabelMap(labels, of: Self.descriptor), other: checked.text("else").map { Array($0.utf8) })
        default:
            throw .unusable(
                method: parameters.method, problem: "it must be told one kind of group",
                cure: "give 'size', 'boundaries' or 'map'")
        }
        for (name, other) in [("origin", "size"), ("else", "map")]
        where checked.isGiven(name) && !checked.isGiven(other) {
            throw .unusable(
                method: parameters.method, problem: "'\(name)' is given without '\(other)'", cure: "leave it out")
        }
    }

    var uniqueness: Uniqueness { .lossy }

    var keeps: String? {
        switch groups {
        case .sizes(let masker): "the group of size \(masker.label)"
        case .boundaries(let masker): "the group, one of \(masker.labels.count)"
        case .labels: "the group that the map names"
        }
    }

    func longestResult(of length: Int) -> Int? {
        switch groups {
        case .sizes(let masker): masker.longestResult(of: length)
        case .boundaries(let masker): masker.labels.map(\.count).max()
        case .labels(let map, let other):
            (map.labels + [other].compactMap { $0 })
                .map { String(decoding: $0, as: UTF8.self).unicodeScalars.count }.max()
        }
    }

    func bind(type: ValueType) throws(MaskingError) {
        if case .labels = groups, type != .binary { return }
        try type.requireNumbers(for: Self.descriptor)
    }

    func masker(key: SubKey) throws(MaskingError) -> any ValueMasker {
        switch groups {
        case .sizes(let masker): masker
        case .boundaries(let masker): masker
        case .labels(let map, let other): LabelMasker(map: map, other: other)
        }
    }
}

/// Gives the label of a map's entry.
private struct LabelMasker: ValueMasker {
    let map: LabelMap
    let other: [UInt8]?

    func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        guard let index = map.index(of: value) else {
            guard let other else { return false }
            output.append(contentsOf: other)
            return true
        }
        output.append(contentsOf: map.labels[index])
        return true
    }
}
