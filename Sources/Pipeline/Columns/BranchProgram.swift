internal import Masking
internal import Records
internal import Rules

/// One rule of a column, bound to a key: the values that fall to it in a batch, and their results.
struct BranchProgram {
    /// When the rule holds; always where there is none.
    let condition: Condition?
    /// Whether values pass as they are.
    let isKeep: Bool
    /// Whether an unchanged value is an alarm.
    let promisesChange: Bool
    /// What the method wants of a value, for messages.
    let expectation: String

    private var inputs: [Field] = []
    /// The results' bytes, where the column has several rules.
    var outputs: [UInt8] = []
    private var normalizer: Normalizer?
    private var normalized: [UInt8] = []
    /// The values that pass, where there are any.
    private var exceptions: ValueExceptions?
    /// The results, in the order in which values were taken.
    private(set) var results: [Field] = []
    private var taken = 0
    private var masker: (any ValueMasker)?
    /// Of a rule with a subject: the subjects of the values that were taken, and what masks by them.
    private var subjects: SubjectValues?
    private var subjectMasker: (any SubjectMasker)?
    /// Of a rule with companions: their values, and what masks with them.
    private var companions: CompanionValues?
    private var companionMasker: (any CompanionMasker)?
    /// Of a rule that looks at the whole dataset: its part of that work.
    var shuffle: ShuffleProgram?
    /// The rules of the JSON inside the values.
    var nested: NestedProgram?

    /// What becomes of nulls, empty values and invalid ones.
    let onNull: OnAbsent
    let onEmpty: OnAbsent
    let onInvalid: OnInvalid
    private let type: ValueType

    /// Binds `branch`, a rule of the column `name` at `place`, to the sub-key of its mask.
    init(_ branch: Branch, of name: String, at place: ShufflePlace, settings: ColumnSettings) throws {
        condition = branch.condition
        type = branch.declaredType
        onNull = branch.onNull
        onEmpty = branch.onEmpty
        onInvalid = branch.onInvalid
        var expectation = "a value that '\(branch.methodName)' can mask"
        var isKeep = false
        var promisesChange = false
        switch branch.action {
        case .drop: break
        case .keep:
            isKeep = true
            expectation = type == .integer ? "a whole number within 64 bits" : "a value that is no object or array"
        case .json(let rules):
            let form = branch.descriptor.nestedForm ?? .json
            nested = try NestedProgram(rules, form: form, in: name, settings: settings)
            expectation = "\(form.noun) in a string"
        case .mask(let method):
            normalizer = branch.normalize.isEmpty ? nil : Normalizer(branch.normalize)
            promisesChange = branch.descriptor.promisesChange
            exceptions = ValueExceptions(branch, keys: settings.keys)
            if let subject = branch.subject {
                subjects = SubjectValues(of: subject)
                subjectMasker = try method.subjectMasker(key: settings.keys.subKey(branch))
                expectation += ", of a record whose '\(SafeText.escaped(subject.name))' is not empty"
            } else if !branch.companions.isEmpty {
                companions = CompanionValues(of: branch.companions)
                companionMasker = try method.companionMasker(key: settings.keys.subKey(branch))
            } else if branch.descriptor.scope == .dataset {
                shuffle = try ShuffleProgram(branch, at: place, mode: settings.shuffle)
            } else {
                masker = try settings.keys.masker(of: branch, method)
            }
        }
        self.expectation = expectation
        self.isKeep = isKeep
        self.promisesChange = promisesChange
    }

    /// Forgets the values and keeps the room, for those records of `batch` that are worked on.
    mutating func begin(_ batch: RecordBatch) {
        shuffle?.begin(batch)
        inputs.removeAll(keepingCapacity: true)
        normalized.removeAll(keepingCapacity: true)
        outputs.removeAll(keepingCapacity: true)
        results.removeAll(keepingCapacity: true)
        nested?.owners.removeAll(keepingCapacity: true)
        subjects?.removeAll()
        companions?.removeAll()
        taken = 0
    }

    /// Takes a value to mask, a place in `bytes`.
    @inline(__always)
    mutating func take(_ field: Field, of bytes: [UInt8]) {
        inputs.append(normalizer == nil ? field : normalize(field, of: bytes))
    }

    /// Whether `takeSubject` must follow each `take`.
    var needsSubjects: Bool { subjects != nil }

    /// Takes the subject of the value that was taken last, which stands in `record`.
    mutating func takeSubject(of record: Int, in batch: RecordBatch) { subjects?.take(record, of: batch) }

    /// Whether `takeCompanions` must follow each `take`, once all other columns are masked.
    var needsCompanions: Bool { companions != nil }

    /// Takes what other columns of `record` have become, where `staged` says among `masked`.
    mutating func takeCompanions(
        of record: Int, in batch: RecordBatch, _ masked: MaskedValues, _ staged: [StagedColumn?]
    ) { companions?.take(record, of: batch, masked, staged) }

    /// Whether nulls and empty values pass without a look.
    var passesAbsent: Bool { onNull == .keep && onEmpty == .keep }

    /// Whether values are taken as they stand, so that `takeAll` may take them.
    var takesPlain: Bool {
        normalizer == nil && nested == nil && subjects == nil && companions == nil && shuffle?.needsGroups != true
    }

    /// Takes all of a column's values that are there: what `take` does, in one loop without calls.
    mutating func takeAll(_ batch: RecordBatch, _ fields: ColumnFields) {
        let all = batch.fields.span
        inputs.append(addingCapacity: fields.count) { room in
            var index = fields.first
            for _ in 0..<fields.count {
                let field = all[index]
                index &+= fields.stride
                // Null and invalid are lengths that no value has, and empty is none.
                if field.length &- 1 < UInt32(Field.maximumLength) { room.append(field) }
            }
        }
    }

    /// Masks what was taken of `batch`; the results are places in `outputs`.
    mutating func mask(_ batch: RecordBatch, into outputs: inout [UInt8], faults: inout BatchFaults) {
        if nested != nil {
            nested?.mask(inputs, of: batch, into: &outputs, results: &results, faults: &faults)
        } else {
            subjects?.give(to: &subjectMasker, batch.bytes.span)
            companions?.give(to: &companionMasker)
            mask((normalizer == nil ? batch.bytes : normalized).span, of: batch, into: &outputs, faults: &faults)
        }
    }

    private mutating func normalize(_ field: Field, of bytes: [UInt8]) -> Field {
        let start = normalized.count
        normalizer?.normalize(bytes.span.extracting(field.range), into: &normalized)
        return Field(start: start, length: normalized.count - start)
    }

    private mutating func mask(
        _ bytes: Span<UInt8>, of batch: RecordBatch, into outputs: inout [UInt8], faults: inout BatchFaults
    ) {
        results.reserveCapacity(inputs.count)
        if masker != nil {
            masker?.mask(inputs, of: bytes, into: &outputs, results: &results)
        } else if subjectMasker != nil {
            subjectMasker?.mask(inputs, of: bytes, into: &outputs, results: &results)
        } else if companionMasker != nil {
            companionMasker?.mask(inputs, of: bytes, into: &outputs, results: &results)
        } else if shuffle != nil {
            do throws(PipelineError) {
                try shuffle?.shuffle(inputs, of: bytes, in: batch, into: &outputs, results: &results)
            } catch {
                faults.breakOff(error)
            }
        } else if isKeep {
            for field in inputs { keep(field, of: bytes, into: &outputs) }
        } else {
            for _ in inputs { results.append(.null) }
        }
        exceptions?.keep(among: inputs, of: bytes, results: &results)
    }

    /// The next result, its place in the bytes that were masked into.
    mutating func next() -> Field {
        defer { taken += 1 }
        return results[taken]
    }

    /// The next result, its bytes moved to the end of `bytes`.
    mutating func next(into bytes: inout [UInt8]) -> Field {
        let field = next()
        guard !field.isNull, !field.isInvalid, !field.isKept else { return field }
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
