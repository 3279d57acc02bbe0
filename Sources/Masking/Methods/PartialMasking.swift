internal import Records

/// `partial-mask`: some characters stay, every other one becomes a mask character; the length stays.
struct PartialMasking: MaskingMethod {
    /// What stays, beside what is counted.
    enum Part: String, CaseIterable {
        case domain
    }

    private static let counts = 0...64

    static let descriptor = MethodDescriptor(
        name: "partial-mask", technique: .suppression,
        summary: "Every character but those that are kept becomes a mask character, separators too; a value no longer "
            + "than what is kept is masked whole.",
        parameters: [
            ParameterDescriptor(
                name: "keep-first", type: .integer(counts), defaultValue: "0",
                summary: "Characters kept at the start."),
            ParameterDescriptor(
                name: "keep-last", type: .integer(counts), defaultValue: "0", summary: "Characters kept at the end."),
            ParameterDescriptor(
                name: "keep", type: .choice(Part.allCases.map { $0.rawValue }),
                summary: "Of an e-mail address, the domain: everything from the last @."),
            ParameterDescriptor(
                name: "character", type: .character, defaultValue: "*", summary: "What stands for a hidden character."),
        ],
        examples: [
            MethodExample(parameters: ["keep-last": "2"], input: "+44 20 7946 0018", result: .text("**************18")),
            MethodExample(
                parameters: ["keep-first": "1", "keep-last": "1", "character": "•"], input: "Zoë Öst",
                result: .text("Z•••••t")),
            MethodExample(parameters: ["keep-last": "4"], input: "1234", result: .text("****")),
            MethodExample(parameters: ["keep": "domain"], input: "ada@example.com", result: .text("***@example.com")),
            MethodExample(parameters: ["keep": "domain"], input: "ada", result: .invalid),
            MethodExample(input: "ada", result: .text("***")),
        ],
        isLengthPreserving: true, keeps: "the characters that the rule names, and the length", promisesChange: true)

    private let first: Int
    private let last: Int
    private let keepsDomain: Bool
    private let character: [UInt8]

    init(_ parameters: MethodParameters) throws(MaskingError) {
        let checked = try parameters.checked(by: Self.descriptor)
        first = checked.integer("keep-first") ?? 0
        last = checked.integer("keep-last") ?? 0
        keepsDomain = checked.choice("keep", as: Part.self) == .domain
        character = Array((checked.text("character") ?? "*").utf8)
        if keepsDomain, checked.isGiven("keep-first") || checked.isGiven("keep-last") {
            throw .unusable(
                method: parameters.method, problem: "'keep: domain' does not go with 'keep-first' or 'keep-last'",
                cure: "give one of them")
        }
    }

    var uniqueness: Uniqueness { .lossy }

    var keeps: String? {
        if keepsDomain { return "the domain, and the length" }
        let parts = [first > 0 ? "the first \(first)" : nil, last > 0 ? "the last \(last)" : nil].compactMap { $0 }
        return parts.isEmpty ? "the length" : parts.joined(separator: " and ") + " characters, and the length"
    }

    func bind(type: ValueType) throws(MaskingError) {
        guard type == .binary else { return }
        throw .unusable(
            method: Self.descriptor.name, problem: "a column of type binary has no characters",
            cure: "use another method")
    }

    func masker(key: SubKey) throws(MaskingError) -> any ValueMasker {
        keepsDomain
            ? DomainMasker(character: character)
            : PartialMasker(first: first, last: last, character: character)
    }
}

/// Keeps characters at both ends.
private struct PartialMasker: ValueMasker {
    let first: Int
    let last: Int
    let character: [UInt8]

    func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        let length = value.scalarCount
        guard length > first + last else {
            output.append(character, times: length)
            return true
        }
        let head = value.offset(ofScalar: first)
        let tail = value.offset(ofScalarFromEnd: last)
        output.append(copying: value.extracting(0..<head))
        output.append(character, times: length - first - last)
        output.append(copying: value.extracting(tail..<value.count))
        return true
    }
}

/// Keeps what follows the last `@`, with it.
private struct DomainMasker: ValueMasker {
    let character: [UInt8]

    func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        guard let place = value.indices.last(where: { value[$0] == UInt8(ascii: "@") }), place > 0 else { return false }
        output.append(character, times: value.extracting(0..<place).scalarCount)
        output.append(copying: value.extracting(place..<value.count))
        return true
    }
}

extension [UInt8] {
    fileprivate mutating func append(_ character: [UInt8], times: Int) {
        if character.count == 1 {
            append(contentsOf: repeatElement(character[0], count: times))
        } else {
            for _ in 0..<times { append(contentsOf: character) }
        }
    }
}
