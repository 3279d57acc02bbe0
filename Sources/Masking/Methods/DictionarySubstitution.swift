internal import Records

/// `pick-from`: the value becomes one of a list, the same one wherever it occurs.
struct DictionarySubstitution: MaskingMethod {
    static let descriptor = MethodDescriptor(
        name: "pick-from", technique: .replacement,
        summary: "The value becomes one of a list, chosen by its HMAC-SHA256 under the key: of its first 8 bytes as a "
            + "number the upper half of the 128-bit product with the sum of all weights. Different values often become "
            + "the same, and one may become itself. No value is invalid; an empty one picks like any other where it is "
            + "masked. In JSON the result is a string.",
        mainParameter: "values",
        parameters: [
            ParameterDescriptor(
                name: "values", type: .texts,
                summary: "The list: 2 to 1,000,000 different texts, none empty or with a NUL or a line end."),
            ParameterDescriptor(
                name: "file", type: .file,
                summary: "In place of `values`, a file beside the rules with one of them on each line, in UTF-8, "
                    + "behind each a tab and its weight, or nothing."),
            ParameterDescriptor(
                name: "weights", type: .integers(ValueList.weights),
                summary: "How often each of `values` is picked, in their order: 3 three times as often as 1."),
        ],
        examples: [
            MethodExample(
                parameters: ["values": ["Anna", "Ben", "Chloë", "Dan"]], input: "Ada Lovelace", result: .text("Ben")),
            MethodExample(
                parameters: ["values": ["Anna", "Ben", "Chloë", "Dan"]], input: "Alan Turing", result: .text("Dan")),
            MethodExample(
                parameters: ["values": ["basic", "plus", "gold"], "weights": ["90", "9", "1"]], input: "42",
                result: .text("basic")),
        ],
        needsKey: true)

    private let list: ValueList

    init(_ parameters: MethodParameters) throws(MaskingError) {
        let checked = try parameters.checked(by: Self.descriptor)
        let weights = checked.integers("weights")
        switch (checked.texts("values"), checked.text("file")) {
        case (.some(let values), nil): list = try ValueList(values, weights: weights, method: parameters.method)
        case (nil, .some(let name)) where weights == nil:
            list = try ValueList(file: try parameters.contents(of: name), method: parameters.method)
        case (nil, .some):
            throw .unusable(
                method: parameters.method, problem: "'weights' is given beside 'file'",
                cure: "write each weight behind its value, after a tab")
        default:
            throw .unusable(
                method: parameters.method, problem: "it must be told one list", cure: "give 'values' or 'file'")
        }
    }

    var uniqueness: Uniqueness { .lossy }

    func longestResult(of length: Int) -> Int? { list.longest }

    func masker(key: SubKey) throws(MaskingError) -> any ValueMasker {
        PickingMasker(state: KeyedHashState(key), list: list)
    }
}

/// Picks for value after value, or for a column at once.
private struct PickingMasker: ValueMasker {
    let state: KeyedHashState
    let list: ValueList
    private var digests: [UInt8] = []

    init(state: KeyedHashState, list: ValueList) {
        self.state = state
        self.list = list
    }

    mutating func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        digests.removeAll(keepingCapacity: true)
        state.append(hashOf: value, to: &digests)
        list.append(pickedBy: Self.number(0, in: digests.span), to: &output)
        return true
    }

    mutating func mask(_ values: [Field], of bytes: Span<UInt8>, into output: inout [UInt8], results: inout [Field]) {
        digests.removeAll(keepingCapacity: true)
        state.append(hashesOf: values, of: bytes, to: &digests)
        for index in values.indices {
            let start = output.count
            list.append(pickedBy: Self.number(index, in: digests.span), to: &output)
            results.append(Field(start: start, length: output.count - start))
        }
    }

    /// The first 8 bytes of a digest, big-endian.
    @inline(__always)
    private static func number(_ index: Int, in digests: Span<UInt8>) -> UInt64 {
        let start = index * KeyedHashState.digestLength
        var number: UInt64 = 0
        for place in start..<(start + 8) { number = number << 8 | UInt64(digests[place]) }
        return number
    }
}
