internal import Records

/// `postcode-area`: the leading part of a postcode, which names an area; sparse areas all become zeros.
struct PostcodeGeneralization: MaskingMethod {
    static let descriptor = MethodDescriptor(
        name: "postcode-area", technique: .generalization,
        summary: "A postcode becomes its leading letters and digits, in upper case and without blank or hyphen: as "
            + "many as name an area in that country (US 3, GB the outward code, DE 2). Areas of few people become as "
            + "many zeros, where `zip3` or `populations` says which. In JSON the result is a string. Invalid: what is "
            + "not written as that country's postcodes are (an empty text, a number that lost its leading zeros).",
        mainParameter: "country",
        parameters: [
            ParameterDescriptor(
                name: "country", type: .choice(PostcodeFormat.countries.keys.sorted()), isRequired: true,
                summary: "Whose postcodes they are, by ISO 3166-1."),
            ParameterDescriptor(
                name: "keep", type: .integer(1...9),
                summary: "How many letters and digits stay, if not as many as the country's table says."),
            ParameterDescriptor(
                name: "zip3", type: .choice(["hipaa"]),
                summary: "US only: the 17 three-digit areas of 20,000 people or fewer become 000 (45 CFR "
                    + "164.514(b)(2)(i)(B))."),
            ParameterDescriptor(
                name: "census", type: .integer(2000...2000), defaultValue: "2000",
                summary: "With `zip3`, the census that counted the people: what the rule's guidance lists."),
            ParameterDescriptor(
                name: "populations", type: .file,
                summary: "A file beside the rules with an area and its people on each line, as in `036,1234`; areas "
                    + "that it does not name become zeros."),
            ParameterDescriptor(
                name: "minimum", type: .integer(1...1_000_000_000), defaultValue: "20001",
                summary: "With `populations`, the fewest people of an area that is named."),
        ],
        examples: [
            MethodExample(parameters: ["country": "US"], input: "90210-1234", result: .text("902")),
            MethodExample(parameters: ["country": "GB"], input: "sw1a 1aa", result: .text("SW1A")),
            MethodExample(parameters: ["country": "NL", "keep": "4"], input: "1012 AB", result: .text("1012")),
            MethodExample(parameters: ["country": "US", "zip3": "hipaa"], input: "03601", result: .text("000")),
            MethodExample(parameters: ["country": "US", "zip3": "hipaa"], input: "3601", result: .invalid),
            MethodExample(parameters: ["country": "DE"], input: "SW1A 1AA", result: .invalid),
        ],
        keeps: "the leading part that names an area",
        handling: .grammar(invalid: "what is not written as that country's postcodes are"))

    private let masker: PostcodeMasker
    private let kept: String

    init(_ parameters: MethodParameters) throws(MaskingError) {
        let checked = try parameters.checked(by: Self.descriptor)
        guard let country = checked.text("country"), let format = PostcodeFormat.countries[country] else {
            throw .missingParameter("country", method: parameters.method, expected: "a country")
        }
        let keep = checked.integer("keep")
        if let keep, keep > format.longest {
            throw .unusable(
                method: parameters.method, problem: "a postcode of \(country) has \(format.longest) letters and digits",
                cure: "let 'keep' be smaller")
        }
        let length = keep ?? format.kept
        let isThreeDigits = country == "US" && length == 3
        let sparse = try Self.sparseAreas(parameters, checked, length: length, isThreeDigits: isThreeDigits)
        masker = PostcodeMasker(format: format, keep: keep, sparse: sparse)
        kept =
            (length.map { "the first \($0) characters of the postcode" } ?? "the postcode without its last part")
            + (sparse == nil ? "" : ", where enough people live there")
    }

    private static func sparseAreas(
        _ parameters: MethodParameters, _ checked: CheckedParameters, length: Int?, isThreeDigits: Bool
    ) throws(MaskingError) -> SparseAreas? {
        let method = parameters.method
        for (name, other) in [("census", "zip3"), ("minimum", "populations")]
        where checked.isGiven(name) && !checked.isGiven(other) {
            throw .unusable(method: method, problem: "'\(name)' is given without '\(other)'", cure: "leave it out")
        }
        switch (checked.isGiven("zip3"), checked.text("populations")) {
        case (false, nil): return nil
        case (true, nil) where isThreeDigits: return .census2000
        case (true, nil):
            throw .unusable(
                method: method, problem: "'zip3' is about three digits of the US",
                cure: "use it with `country: US` and without 'keep'")
        case (false, .some(let file)):
            return try SparseAreas(
                file: try parameters.contents(of: file), minimum: checked.integer("minimum") ?? 1, length: length,
                method: method)
        case (true, .some):
            throw .unusable(
                method: method, problem: "it must be told one list of areas", cure: "give 'zip3' or 'populations'")
        }
    }

    var uniqueness: Uniqueness { .lossy }

    var keeps: String? { kept }

    func longestResult(of length: Int) -> Int? { min(length, masker.longest) }

    func bind(type: ValueType) throws(MaskingError) {
        guard type == .boolean || type == .binary else { return }
        throw .unusable(
            method: Self.descriptor.name, problem: "a column of type \(type.rawValue) has no postcodes",
            cure: "use another method")
    }

    func masker(key: SubKey) throws(MaskingError) -> any ValueMasker { masker }
}

/// Cuts postcodes down to their areas.
private struct PostcodeMasker: ValueMasker {
    let format: PostcodeFormat
    let keep: Int?
    let sparse: SparseAreas?

    /// The most characters of a result.
    var longest: Int { keep ?? format.kept(of: format.longest) }

    func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        guard format.matches(value) else { return false }
        var count = 0
        for index in value.indices where !PostcodeFormat.isSeparator(value[index]) { count += 1 }
        let kept = keep ?? format.kept(of: count)
        var code: UInt128 = 0
        var left = kept
        for index in value.indices where left > 0 && !PostcodeFormat.isSeparator(value[index]) {
            let byte = ASCII.uppercase(value[index])
            code = SparseAreas.code(code, then: byte)
            output.append(byte)
            left -= 1
        }
        if let sparse, sparse.contains(code) {
            let length = kept - left
            output.removeLast(length)
            for _ in 0..<length { output.append(UInt8(ascii: "0")) }
        }
        return true
    }
}
