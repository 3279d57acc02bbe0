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
        isLengthPreserving: true, keeps: "the characters that the rule names, and the length", promisesChange: true,
        handling: ValueHandling(
            invalid: "with `keep: domain` what is no e-mail address", empty: domainWords, unicode: domainWords,
            nul: domainWords, long: domainWords), ownClass: .masking)

    private static let domainWords = ValueHandling.Answer.depends(
        "masked, character by character; with `keep: domain` invalid where it is no e-mail address")

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
        output.append(addingCapacity: value.count * max(character.count, 1)) { append(value, to: &$0) }
        return true
    }

    /// A column at once: room is made for all values together, because making it costs more than filling it.
    func mask(_ values: [Field], of bytes: Span<UInt8>, into output: inout [UInt8], results: inout [Field]) {
        let base = output.count
        let most = values.reduce(0) { $0 + $1.range.count } * max(character.count, 1)
        output.append(addingCapacity: most) { room in
            for field in values {
                let start = room.count
                append(bytes.extracting(field.range), to: &room)
                results.append(Field(start: base &+ start, length: room.count &- start))
            }
        }
    }

    private func append(_ value: Span<UInt8>, to room: inout OutputSpan<UInt8>) {
        if character.count == 1, value.count <= 32, value.isASCII { return appendASCII(value, to: &room) }
        let length = value.scalarCount
        let hides = length > first + last
        let head = hides ? value.offset(ofScalar: first) : 0
        let tail = hides ? value.offset(ofScalarFromEnd: last) : value.count
        room.append(copying: value.extracting(0..<head))
        room.append(character, times: hides ? length - first - last : length)
        room.append(copying: value.extracting(tail..<value.count))
    }

    /// The same where a character is a byte, as in nearly all values: nothing has to be counted.
    @inline(__always)
    private func appendASCII(_ value: Span<UInt8>, to room: inout OutputSpan<UInt8>) {
        let hides = value.count > first + last
        let head = hides ? first : 0
        let tail = hides ? value.count &- last : value.count
        for index in 0..<head { room.append(value[index]) }
        for _ in head..<tail { room.append(character[0]) }
        for index in tail..<value.count { room.append(value[index]) }
    }
}

/// Keeps what follows the last `@`, with it.
private struct DomainMasker: ValueMasker {
    let character: [UInt8]

    func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        guard let place = value.indices.last(where: { value[$0] == UInt8(ascii: "@") }), place > 0 else { return false }
        output.append(addingCapacity: value.count * max(character.count, 1)) { room in
            room.append(character, times: value.extracting(0..<place).scalarCount)
            room.append(copying: value.extracting(place..<value.count))
        }
        return true
    }
}

extension OutputSpan<UInt8> {
    fileprivate mutating func append(_ character: [UInt8], times: Int) {
        if character.count == 1 {
            append(repeating: character[0], count: times)
        } else {
            for _ in 0..<times {
                for byte in character { append(byte) }
            }
        }
    }
}
