internal import Records

/// `chain`: methods in a row, each masking what the one before it gives.
struct MethodChain: MaskingMethod {
    static let descriptor = MethodDescriptor(
        name: "chain", technique: .pseudonymization,
        summary:
            "Methods in a row: each masks what the one before it gives. Each has a key of its own, the HMAC-SHA256 "
            + "under the key of the chain of its place (from 1, four bytes, big-endian) and its algorithm "
            + "(`keyed-hash/1`). Invalid: what is invalid to any of them. It promises what all of them promise "
            + "together: `bauta explain` tells.",
        mainParameter: "steps",
        parameters: [
            ParameterDescriptor(
                name: "steps", type: .steps, isRequired: true,
                summary: "2 to 16 methods, each alone or with its parameters, as in a rule; not drop, keep, nullify, "
                    + "chain, and what has rules of its own (json, array, hstore, php-serialized).")
        ],
        examples: [
            MethodExample(
                parameters: ["steps": [["truncate": ["to": "month"]], ["keyed-hash": ["length": "12"]]]],
                input: "1987-05-17", result: .text("8cc21f66d681")),
            MethodExample(
                parameters: ["steps": [["round": "10"], ["clamp": ["max": "90", "above": "90+"]]]], input: "96",
                result: .text("90+")),
            MethodExample(
                parameters: ["steps": [["truncate": ["to": "month"]], ["keyed-hash": ["length": "12"]]]],
                input: "17.05.1987", result: .invalid),
        ],
        reversible: "with the key, where every step is", needsKey: true,
        handling: ValueHandling(
            invalid: "what is invalid to one of its methods", empty: .depends("as its methods do"),
            unicode: .depends("as its methods do"), nul: .depends("as its methods do"),
            long: .depends("as its methods do"), number: "what the last of its methods makes of it"))

    private let steps: [MethodStep]

    init(_ parameters: MethodParameters) throws(MaskingError) {
        let checked = try parameters.checked(by: Self.descriptor)
        var steps: [MethodStep] = []
        for (name, rule) in checked.steps("steps") { steps.append(try MethodStep(name, rule: rule, in: parameters)) }
        self.steps = steps
    }

    /// The weakest of all steps.
    var uniqueness: Uniqueness { steps.reduce(.preserved) { $0.followed(by: $1.method.uniqueness) } }

    /// What every step lets through; nothing where one keeps nothing.
    var keeps: String? {
        let kept = steps.compactMap { step in step.method.keeps.map { "\($0) (\(step.descriptor.name))" } }
        return kept.count == steps.count ? "of the value " + kept.joined(separator: ", then ") : nil
    }

    var reversible: String? { steps.allSatisfy { $0.method.reversible != nil } ? Self.descriptor.reversible : nil }

    func longestResult(of length: Int) -> Int? {
        steps.reduce(length) { longest, step in longest.flatMap { step.method.longestResult(of: $0) } }
    }

    func bind(type: ValueType) throws(MaskingError) {
        // What a step gives is text to the next one.
        for (index, step) in steps.enumerated() { try step.method.bind(type: index == 0 ? type : .text) }
    }

    func masker(key: SubKey) throws(MaskingError) -> any ValueMasker {
        var maskers: [any ValueMasker] = []
        for (index, step) in steps.enumerated() { maskers.append(try step.masker(key: key, place: index + 1)) }
        return ChainMasker(steps: maskers)
    }

    /// Every step turned back, the last one first.
    func revealer(key: SubKey) throws(MaskingError) -> (any ValueMasker)? {
        var revealers: [any ValueMasker] = []
        for (index, step) in steps.enumerated().reversed() {
            guard let revealer = try step.revealer(key: key, place: index + 1) else { return nil }
            revealers.append(revealer)
        }
        return ChainMasker(steps: revealers)
    }
}

extension MethodDescriptor {
    /// Whether the method may be a step of a chain: it makes one value of each.
    public var isStep: Bool {
        treatment == .masks && scope == .value && !["chain", "nullify"].contains(name)
    }
}

/// Hands the values from step to step, through two buffers in turn.
private struct ChainMasker: ValueMasker {
    private var steps: [any ValueMasker]
    /// What the last step gave, and what the next one gives.
    private var given: [UInt8] = []
    private var next: [UInt8] = []
    /// The values that are valid so far, and their places in the batch.
    private var fields: [Field] = []
    private var places: [Int] = []
    private var outcomes: [Field] = []

    init(steps: [any ValueMasker]) {
        self.steps = steps
    }

    mutating func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        // Taken out while steps mask: a span of a local does not hold the rest of the chain.
        var (given, next) = takeBuffers()
        defer { (self.given, self.next) = (given, next) }
        guard let last = steps.indices.last, steps[0].mask(value, into: &given) else { return false }
        for step in steps.indices.dropFirst().dropLast() {
            next.removeAll(keepingCapacity: true)
            guard steps[step].mask(given.span, into: &next) else { return false }
            swap(&given, &next)
        }
        return steps[last].mask(given.span, into: &output)
    }

    mutating func mask(_ values: [Field], of bytes: Span<UInt8>, into output: inout [UInt8], results: inout [Field]) {
        var (given, next) = takeBuffers()
        fields.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        steps[0].mask(values, of: bytes, into: &given, results: &fields)
        Self.keep(&fields, as: values, of: bytes, in: &given)
        places.append(contentsOf: values.indices)
        dropInvalid()
        for step in steps.indices.dropFirst() {
            outcomes.removeAll(keepingCapacity: true)
            if step == steps.count - 1 {
                steps[step].mask(fields, of: given.span, into: &output, results: &outcomes)
                Self.keep(&outcomes, as: fields, of: given.span, in: &output)
            } else {
                next.removeAll(keepingCapacity: true)
                steps[step].mask(fields, of: given.span, into: &next, results: &outcomes)
                Self.keep(&outcomes, as: fields, of: given.span, in: &next)
                swap(&given, &next)
            }
            swap(&fields, &outcomes)
            dropInvalid()
        }
        (self.given, self.next) = (given, next)
        tell(values.count, to: &results)
    }

    /// Copies what a step left as it is to where its results are: the next step sees nothing else.
    private static func keep(
        _ results: inout [Field], as values: [Field], of bytes: Span<UInt8>, in output: inout [UInt8]
    ) {
        for index in results.indices where results[index].isKept {
            results[index] = Field(start: output.count, length: Int(values[index].length))
            for place in values[index].range { output.append(bytes[place]) }
        }
    }

    private mutating func takeBuffers() -> ([UInt8], [UInt8]) {
        var taken: ([UInt8], [UInt8]) = ([], [])
        swap(&taken.0, &given)
        swap(&taken.1, &next)
        taken.0.removeAll(keepingCapacity: true)
        taken.1.removeAll(keepingCapacity: true)
        return taken
    }

    /// Appends a field for each of `count` values.
    private func tell(_ count: Int, to results: inout [Field]) {
        var taken = 0
        for index in 0..<count {
            if taken < places.count, places[taken] == index {
                results.append(fields[taken])
                taken += 1
            } else {
                results.append(.invalid)
            }
        }
    }

    /// Leaves the fields out that are invalid, and their places.
    private mutating func dropInvalid() {
        var valid = 0
        for index in fields.indices where !fields[index].isInvalid {
            fields[valid] = fields[index]
            places[valid] = places[index]
            valid += 1
        }
        fields.removeLast(fields.count - valid)
        places.removeLast(places.count - valid)
    }
}
