internal import Records

/// `template`: a text made of masked values of the same record and of what methods make of the value.
struct RecordTemplate: MaskingMethod {
    static let descriptor = MethodDescriptor(
        name: "template", technique: .replacement,
        summary: "The value becomes a text in which names in braces stand for what other columns of the record come "
            + "out as (`{first_name}`; of a null, nothing), or for what a method of `parts` makes of the value itself. "
            + "Nothing else is in it: no conditions, no loops, no code. `{{` and `}}` stand for braces. Each method of "
            + "`parts` has a key of its own, as a step of a chain, by its place. Invalid: what is invalid to a method "
            + "of `parts`. Equal values come out equal only where no column is named.",
        mainParameter: "text",
        parameters: [
            ParameterDescriptor(
                name: "text", type: .text, isRequired: true,
                summary: "The text, with names of columns or `parts` in braces."),
            ParameterDescriptor(
                name: "parts", type: .methods,
                summary: "Names, and the method that gives each of them from the value; the methods of a chain."),
        ],
        examples: [
            MethodExample(
                parameters: [
                    "text": "user-{n}@example.test", "parts": ["n": ["keyed-hash": ["length": "12"]]],
                ], input: "ada@example.com", result: .text("user-dd20d5ef82ed@example.test")),
            MethodExample(
                parameters: ["text": "{{{year}}}", "parts": ["year": ["truncate": "year"]]], input: "1987-05-17",
                result: .text("{1987}")),
            MethodExample(
                parameters: ["text": "{{{year}}}", "parts": ["year": ["truncate": "year"]]], input: "Ada",
                result: .invalid),
        ],
        isConsistent: false, scope: .record, needsKey: true,
        handling: ValueHandling(
            invalid: "what is invalid to a method of `parts`", empty: .depends("as the methods of `parts` do"),
            unicode: .depends("as the methods of `parts` do"), nul: .depends("as the methods of `parts` do"),
            long: .depends("as the methods of `parts` do")))

    /// A stretch of the text: bytes, a companion by its place, or a part by its place.
    fileprivate enum Piece {
        case literal([UInt8])
        case companion(Int)
        case part(Int)
    }

    private let pieces: [Piece]
    private let parts: [MethodStep]
    /// The columns that the text names.
    let companions: [String]

    init(_ parameters: MethodParameters) throws(MaskingError) {
        let checked = try parameters.checked(by: Self.descriptor)
        guard let text = TemplateText(checked.text("text") ?? ""), !text.names.isEmpty else {
            throw .invalidParameter(
                "text", method: parameters.method, expected: "a text with names in braces, as in '{first_name}'")
        }
        let given = checked.methods("parts")
        var parts: [MethodStep] = []
        for part in given { parts.append(try MethodStep(part.method, rule: part.rule, in: parameters)) }
        let names = given.map { $0.name }
        if let unused = names.first(where: { !text.names.contains($0) }) {
            throw .unusable(
                method: parameters.method, problem: "its text does not name the part '\(unused)'",
                cure: "write it in braces, or remove it")
        }
        let companions = text.names.filter { !names.contains($0) }
        pieces = text.pieces.map { piece in
            switch piece {
            case .literal(let bytes): .literal(bytes)
            case .name(let name):
                names.firstIndex(of: name).map { .part($0) }
                    ?? .companion(companions.firstIndex(of: name) ?? companions.count)
            }
        }
        self.parts = parts
        self.companions = companions
    }

    /// That of the one part between literals: where columns or other parts stand beside it, two records may meet.
    var uniqueness: Uniqueness {
        companions.isEmpty && parts.count == 1 ? parts[0].method.uniqueness : .lossy
    }

    /// What its parts let through of the value; what columns let through is told with them.
    var keeps: String? {
        let kept = parts.compactMap { part in part.method.keeps.map { "\($0) (\(part.descriptor.name))" } }
        return kept.isEmpty ? nil : "of the value " + kept.joined(separator: ", and ")
    }

    func longestResult(of length: Int) -> Int? {
        var longest = 0
        for piece in pieces {
            switch piece {
            case .literal(let bytes): longest += String(decoding: bytes, as: UTF8.self).unicodeScalars.count
            case .companion: return nil
            case .part(let place):
                guard let part = parts[place].method.longestResult(of: length) else { return nil }
                longest += part
            }
        }
        return longest
    }

    func masker(key: SubKey) throws(MaskingError) -> any ValueMasker { try templateMasker(key) }

    func companionMasker(key: SubKey) throws(MaskingError) -> (any CompanionMasker)? { try templateMasker(key) }

    private func templateMasker(_ key: SubKey) throws(MaskingError) -> TemplateMasker {
        var maskers: [any ValueMasker] = []
        for (index, part) in parts.enumerated() { maskers.append(try part.masker(key: key, place: index + 1)) }
        return TemplateMasker(pieces: pieces, parts: maskers, width: companions.count)
    }
}

/// Writes the text for each value: the results of its parts are made for the whole batch first.
private struct TemplateMasker: CompanionMasker {
    private let pieces: [RecordTemplate.Piece]
    private var parts: [any ValueMasker]
    /// How many companions each value has.
    private let width: Int
    private var companions: [Field] = []
    private var companionBytes: [UInt8] = []
    /// What the parts gave, part after part, and its bytes.
    private var given: [[Field]]
    private var givenBytes: [UInt8] = []

    init(pieces: [RecordTemplate.Piece], parts: [any ValueMasker], width: Int) {
        self.pieces = pieces
        self.parts = parts
        self.width = width
        given = parts.map { _ in [] }
    }

    mutating func take(companions: [Field], of bytes: Span<UInt8>) {
        self.companions.removeAll(keepingCapacity: true)
        companionBytes.removeAll(keepingCapacity: true)
        for field in companions {
            self.companions.append(Field(start: companionBytes.count, length: field.range.count))
            companionBytes.append(copying: bytes.extracting(field.range))
        }
    }

    mutating func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        var results: [Field] = []
        let start = output.count
        mask([Field(start: 0, length: value.count)], of: value, into: &output, results: &results)
        guard results.first?.isInvalid == false else {
            output.removeSubrange(start...)
            return false
        }
        return true
    }

    mutating func mask(_ values: [Field], of bytes: Span<UInt8>, into output: inout [UInt8], results: inout [Field]) {
        givenBytes.removeAll(keepingCapacity: true)
        for part in parts.indices {
            given[part].removeAll(keepingCapacity: true)
            parts[part].mask(values, of: bytes, into: &givenBytes, results: &given[part])
        }
        for index in values.indices {
            let isInvalid = given.contains { $0[index].isInvalid }
            results.append(isInvalid ? .invalid : write(index, values[index], of: bytes, to: &output))
        }
    }

    private func write(_ index: Int, _ value: Field, of bytes: Span<UInt8>, to output: inout [UInt8]) -> Field {
        let start = output.count
        for piece in pieces {
            switch piece {
            case .literal(let literal): output.append(contentsOf: literal)
            case .companion(let place):
                let companion = index * width + place
                if companion < companions.count {
                    output.append(contentsOf: companionBytes[companions[companion].range])
                }
            case .part(let place):
                let field = given[place][index]
                // What a method leaves as it is stands as it is in the text.
                if field.isKept {
                    output.append(copying: bytes.extracting(value.range))
                } else {
                    output.append(contentsOf: givenBytes[field.range])
                }
            }
        }
        return Field(start: start, length: output.count - start)
    }
}
