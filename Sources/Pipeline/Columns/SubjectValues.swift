internal import Masking
internal import Records
internal import Rules

/// The subjects of the values that a rule takes of a batch, each as its own column's mask wants it.
struct SubjectValues {
    private let ordinal: Int?
    private var normalizer: Normalizer?
    /// One place for each value: in `normalized`, or where nothing is normalized in the batch's bytes.
    private var fields: [Field] = []
    private var normalized: [UInt8] = []
    private var lastRecord: Int?

    /// The values of `subject`.
    init(of subject: SubjectColumn) {
        ordinal = subject.ordinal
        normalizer = subject.normalize.isEmpty ? nil : Normalizer(subject.normalize)
    }

    /// Forgets the subjects and keeps the room.
    mutating func removeAll() {
        fields.removeAll(keepingCapacity: true)
        normalized.removeAll(keepingCapacity: true)
        lastRecord = nil
    }

    /// Takes the subject of a value in `record`: nothing where it has none, or an object or array.
    mutating func take(_ record: Int, of batch: RecordBatch) {
        if record == lastRecord, let last = fields.last {
            fields.append(last)
            return
        }
        lastRecord = record
        let field = ordinal.map { batch.field($0, of: record) } ?? .null
        if normalizer == nil {
            fields.append(field)
        } else {
            let start = normalized.count
            normalizer?.normalize(batch.bytes.span.extracting(field.range), into: &normalized)
            fields.append(Field(start: start, length: normalized.count - start))
        }
    }

    /// Gives the subjects, in the order in which they were taken, to `masker`; `bytes` are the batch's.
    func give(to masker: inout (any SubjectMasker)?, _ bytes: Span<UInt8>) {
        masker?.take(subjects: fields, of: normalizer == nil ? bytes : normalized.span)
    }
}
