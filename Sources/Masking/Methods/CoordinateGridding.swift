internal import Records

/// `geo`: coordinates become the nearest point of a grid, or a geohash.
struct CoordinateGridding: MaskingMethod {
    /// What a value holds.
    enum Part: String, CaseIterable {
        case pair
        case latitude
        case longitude
    }

    static let descriptor = MethodDescriptor(
        name: "geo", technique: .generalization,
        summary: "Coordinates in decimal degrees, `LATITUDE,LONGITUDE` or one of them, become the nearest point of a "
            + "grid, or a pair becomes its geohash. A JSON number stays one under `type: real`. Invalid: what is no "
            + "coordinate, and what lies beyond 90 or 180 degrees.",
        mainParameter: "grid",
        parameters: [
            ParameterDescriptor(
                name: "grid", type: .decimal(isPositive: true),
                summary: "Degrees between two points, of which 90 is a multiple: `0.1` is about 11 km of latitude."),
            ParameterDescriptor(
                name: "geohash", type: .integer(1...12),
                summary: "Instead of a grid, the characters of a geohash: 4 are about 39 by 20 km, 5 are 5 by 5 km."),
            ParameterDescriptor(
                name: "part", type: .choice(Part.allCases.map { $0.rawValue }), defaultValue: Part.pair.rawValue,
                summary: "Whether a value is both coordinates or one."),
        ],
        examples: [
            MethodExample(parameters: ["grid": "0.1"], input: "47.3769, 8.5417", result: .text("47.4,8.5")),
            MethodExample(
                parameters: ["grid": "0.25", "part": "longitude"], input: "-71.0589", result: .text("-71.00")),
            MethodExample(parameters: ["geohash": "5"], input: "57.64911,10.40744", result: .text("u4pru")),
            MethodExample(parameters: ["grid": "0.1"], input: "95.0,8.5", result: .invalid),
            MethodExample(parameters: ["grid": "0.1"], input: "47.3769", result: .invalid),
        ],
        keeps: "the cell of the grid",
        handling: .grammar(
            invalid: "what is no coordinate in decimal degrees, or beyond 90 or 180 of them",
            number: "a number under `type: real`, else a string"))

    private enum Cells {
        case grid(DecimalRounding, decimals: Int, part: Part)
        case geohash(Int)
    }

    private let cells: Cells
    private let size: String

    init(_ parameters: MethodParameters) throws(MaskingError) {
        let checked = try parameters.checked(by: Self.descriptor)
        let part = checked.choice("part", as: Part.self) ?? .pair
        switch (checked.decimal("grid"), checked.integer("geohash")) {
        case (.some(let grid), nil):
            let step = UInt128(grid.coefficient.magnitude)
            guard (90 * UInt128(DecimalCut.power(grid.decimals))).isMultiple(of: step) else {
                throw .unusable(
                    method: parameters.method, problem: "90 degrees are no multiple of 'grid'",
                    cure: "give one that divides them, as 0.1, 0.25 or 5")
            }
            cells = .grid(DecimalRounding(step: step, mode: .halfAway), decimals: grid.decimals, part: part)
            size = "a grid of \(checked.text("grid") ?? "") degrees"
        case (nil, .some(let length)):
            guard part == .pair else {
                throw .unusable(
                    method: parameters.method, problem: "a geohash is of both coordinates", cure: "leave 'part' out")
            }
            cells = .geohash(length)
            size = "a geohash of \(length) characters"
        default:
            throw .unusable(
                method: parameters.method, problem: "it must be told how coarse the result is",
                cure: "give 'grid' or 'geohash'")
        }
    }

    var uniqueness: Uniqueness { .lossy }

    var keeps: String? { "the cell of \(size)" }

    func longestResult(of length: Int) -> Int? {
        switch cells {
        case .geohash(let length): length
        // A sign, three digits, a point and decimals.
        case .grid(_, let decimals, .pair): 2 * (decimals + 5) + 1
        case .grid(_, let decimals, _): decimals + 5
        }
    }

    func bind(type: ValueType) throws(MaskingError) {
        try type.requireNumbers(for: Self.descriptor)
        if case .grid(_, _, let part) = cells, part != .pair { return }
        guard type == .text else {
            throw .unusable(
                method: Self.descriptor.name, problem: "a column of type \(type.rawValue) has no pairs",
                cure: "say `part: latitude` or `part: longitude`")
        }
    }

    func masker(key: SubKey) throws(MaskingError) -> any ValueMasker {
        switch cells {
        case .geohash(let length): GeohashMasker(length: length)
        case .grid(let rounding, let decimals, .pair): PairMasker(rounding: rounding, decimals: decimals)
        case .grid(let rounding, let decimals, .latitude):
            CoordinateMasker(axis: .latitude, rounding: rounding, decimals: decimals)
        case .grid(let rounding, let decimals, .longitude):
            CoordinateMasker(axis: .longitude, rounding: rounding, decimals: decimals)
        }
    }
}
