internal import Masking
internal import Records
internal import Rules

/// One rule of a column, bound to a key: the values that fall to it in a batch, and their results.
struct BranchProgram {
    /// When the rule holds; always where there is none.
    let condition: Condition?
    /// Whether values pass as they are.
    let isKeep: Bool
    /// Whether the column is not staged.
    let isDrop: Bool
    /// Whether an unchanged value is an alarm.
    let promisesChange: Bool
    /// What the method wants of a value, for messages.
    let expectation: String

    private var inputs: [Field] = []
    /// The results' bytes, where the column has several rules.
    var outputs: [UInt8] = []
    private var normalizer: Normalizer?
    private var normalized: [UInt8] = []
    private var results: [Field] = []
    private var taken = 0
    private var masker: (any ValueMasker)?

    /// What becomes of nulls, empty values and invalid ones.
    let onNull: OnAbsent
    let onEmpty: OnAbsent
    let onInvalid: OnInvalid
    private let type: ValueType

    /// Binds `branch` to the sub-key of its mask.
    init(_ branch: Branch, keys: MaskKeys) throws {
        condition = branch.condition
        type = branch.type
        onNull = branch.onNull
        onEmpty = branch.onEmpty
        onInvalid = branch.onInvalid
        switch branch.action {
        case .keep:
            isKeep = true
            isDrop = false
            promisesChange = false
            expectation = "a whole number within 64 bits"
            masker = nil
        case .drop, .json:
            isKeep = false
            isDrop = true
            promisesChange = false
            expectation = ""
            masker = nil
        case .mask(let method):
            let descriptor = branch.descriptor
            normalizer = branch.normalize.isEmpty ? nil : Normalizer(branch.normalize)
            isKeep = false
            isDrop = false
            promisesChange = descriptor.promisesChange
            expectation = "a value that '\(descriptor.name)' can mask"
            masker = try method.masker(key: keys.subKey(branch))
        }
    }

    /// Forgets the values and keeps the room.
    mutating func removeAll() {
        inputs.removeAll(keepingCapacity: true)
        normalized.removeAll(keepingCapacity: true)
        outputs.removeAll(keepingCapacity: true)
        results.removeAll(keepingCapacity: true)
        taken = 0
    }

    /// Takes a value to mask, a place in `bytes`.
    @inline(__always)
    mutating func take(_ field: Field, of bytes: [UInt8]) {
        inputs.append(normalizer == nil ? field : normalize(field, of: bytes))
    }

    /// Masks what was taken, places in `bytes`; the results are places in `outputs`.
    mutating func mask(_ bytes: [UInt8], into outputs: inout [UInt8]) {
        mask((normalizer == nil ? bytes : normalized).span, into: &outputs)
    }

    private mutating func normalize(_ field: Field, of bytes: [UInt8]) -> Field {
        let start = normalized.count
        normalizer?.normalize(bytes.span.extracting(field.range), into: &normalized)
        return Field(start: start, length: normalized.count - start)
    }

    private mutating func mask(_ bytes: Span<UInt8>, into outputs: inout [UInt8]) {
        results.reserveCapacity(inputs.count)
        if masker != nil {
            masker?.mask(inputs, of: bytes, into: &outputs, results: &results)
        } else if isKeep {
            for field in inputs { keep(field, of: bytes, into: &outputs) }
        } else {
            for _ in inputs { results.append(.null) }
        }
    }

    /// The next result, its place in the bytes that were masked into.
    mutating func next() -> Field {
        defer { taken += 1 }
        return results[taken]
    }

    /// The next result, its bytes moved to the end of `bytes`.
    mutating func next(into bytes: inout [UInt8]) -> Field {
        let field = next()
        guard !field.isNull, !field.isInvalid else { return field }
        let start = bytes.count
        bytes.append(contentsOf: outputs[field.range])
        return Field(start: start, length: Int(field.length))
    }

    /// A kept value passes as it is; a declared integer in its canonical spelling.
    private mutating func keep(_ field: Field, of bytes: Span<UInt8>, into outputs: inout [UInt8]) {
        let start = outputs.count
        if type == .integer {
            guard let number = CanonicalInteger.parse(bytes, in: field.range) else {
                results.append(.invalid)
                return
            }
            outputs.append(contentsOf: String(number).utf8)
            results.append(Field(start: start, length: outputs.count - start))
            return
        }
        for index in field.range { outputs.append(bytes[index]) }
        results.append(Field(start: start, length: Int(field.length)))
    }
}
