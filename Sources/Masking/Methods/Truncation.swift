internal import Records

/// `truncate`: the leading part of a date, an address or a text.
struct Truncation: MaskingMethod {
    private enum Family {
        case date(DateUnit)
        case address(ipv4: Int?, ipv6: Int?)
        case length(Int)
    }

    static let descriptor = MethodDescriptor(
        name: "truncate", technique: .generalization,
        summary: "The value is cut to its leading part: of a date or time (ISO 8601) the parts down to a unit, of an "
            + "IP address the bits of a prefix, of a text the first characters.",
        mainParameter: "to",
        parameters: [
            ParameterDescriptor(
                name: "to", type: .choice(DateUnit.allCases.map { $0.rawValue }),
                summary: "The last unit of a date that stays; a coarser date is invalid."),
            ParameterDescriptor(
                name: "ipv4", type: .integer(0...32), summary: "Bits of an IPv4 address that stay; the others are zero."
            ),
            ParameterDescriptor(
                name: "ipv6", type: .integer(0...128),
                summary: "Bits of an IPv6 address that stay; the result is spelled as in RFC 5952."),
            ParameterDescriptor(
                name: "length", type: .integer(0...4096), summary: "Characters that stay; a shorter text stays whole."),
        ],
        examples: [
            MethodExample(parameters: ["to": "year"], input: "1987-05-17", result: .text("1987")),
            MethodExample(parameters: ["to": "month"], input: "1987-05-17 09:41:00+02:00", result: .text("1987-05")),
            MethodExample(parameters: ["to": "hour"], input: "1987-05-17T09:41", result: .text("1987-05-17T09")),
            MethodExample(parameters: ["to": "year"], input: "17.05.1987", result: .invalid),
            MethodExample(parameters: ["ipv4": "24"], input: "203.0.113.77", result: .text("203.0.113.0")),
            MethodExample(
                parameters: ["ipv4": "24", "ipv6": "48"], input: "2001:DB8:1:2::7", result: .text("2001:db8:1::")),
            MethodExample(parameters: ["length": "2"], input: "8001", result: .text("80")),
        ],
        keeps: "the leading part that the rule names",
        handling: ValueHandling(
            invalid: "what is no date, time or address; with `length` nothing",
            empty: .depends("masked with `length`, else invalid"),
            unicode: .depends("cut by characters with `length`, else invalid"),
            nul: .depends("a character with `length`, else invalid"),
            long: .depends("cut with `length`, else invalid")))

    private let family: Family

    init(_ parameters: MethodParameters) throws(MaskingError) {
        let checked = try parameters.checked(by: Self.descriptor)
        let unit = checked.choice("to", as: DateUnit.self)
        let ipv4 = checked.integer("ipv4")
        let ipv6 = checked.integer("ipv6")
        let length = checked.integer("length")
        switch (unit, ipv4 != nil || ipv6 != nil, length) {
        case (.some(let unit), false, nil): family = .date(unit)
        case (nil, true, nil): family = .address(ipv4: ipv4, ipv6: ipv6)
        case (nil, false, .some(let length)): family = .length(length)
        default:
            throw .unusable(
                method: parameters.method, problem: "it must be told one kind of value",
                cure: "give 'to' for dates, 'ipv4' or 'ipv6' or both for addresses, or 'length' for texts")
        }
    }

    var uniqueness: Uniqueness { .lossy }

    func longestResult(of length: Int) -> Int? { length }

    var keeps: String? {
        switch family {
        case .date(let unit): "the date down to the \(unit.rawValue)"
        case .length(let length): "the first \(length) characters"
        case .address(let ipv4, let ipv6):
            [ipv4.map { "\($0) bits of an IPv4 address" }, ipv6.map { "\($0) bits of an IPv6 address" }]
                .compactMap { $0 }.joined(separator: ", ")
        }
    }

    func bind(type: ValueType) throws(MaskingError) {
        guard type == .boolean || type == .binary else { return }
        throw .unusable(
            method: Self.descriptor.name, problem: "a column of type \(type.rawValue) has nothing to cut",
            cure: "use another method")
    }

    func masker(key: SubKey) throws(MaskingError) -> any ValueMasker {
        switch family {
        case .date(let unit): DateMasker(unit: unit)
        case .address(let ipv4, let ipv6): AddressMasker(ipv4: ipv4, ipv6: ipv6)
        case .length(let length): LengthMasker(length: length)
        }
    }
}
