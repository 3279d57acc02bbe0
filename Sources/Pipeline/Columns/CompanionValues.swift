internal import Masking
internal import Records
internal import Rules

/// The masked values of other columns that a rule takes beside each value of a batch.
struct CompanionValues {
    private let ordinals: [Int?]
    /// As many places in `bytes` for each value as there are columns.
    private var fields: [Field] = []
    private var bytes: [UInt8] = []

    /// The values of `companions`.
    init(of companions: [CompanionColumn]) {
        ordinals = companions.map(\.ordinal)
    }

    /// Forgets the values and keeps the room.
    mutating func removeAll() {
        fields.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
    }

    /// Takes what the columns of `record` have become: `masked`, where `staged` says, or what was kept of the batch.
    mutating func take(_ record: Int, of batch: RecordBatch, _ masked: MaskedValues, _ staged: [StagedColumn?]) {
        for ordinal in ordinals {
            guard let ordinal, let column = staged[ordinal], let position = batch.position(of: record, in: ordinal)
            else {
                fields.append(.null)
                continue
            }
            let original = batch.field(ordinal, of: record)
            let result = column.isMasked ? masked.fields[column.first + position * column.stride] : original
            let isKept = !column.isMasked || result.isKept
            fields.append(Field(start: bytes.count, length: (isKept ? original : result).range.count))
            bytes.append(contentsOf: isKept ? batch.bytes[original.range] : masked.bytes[result.range])
        }
    }

    /// Gives the values, in the order in which they were taken, to `masker`.
    func give(to masker: inout (any CompanionMasker)?) { masker?.take(companions: fields, of: bytes.span) }
}
