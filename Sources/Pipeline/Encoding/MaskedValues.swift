internal import Records

/// The masked values of a batch: all columns' bytes in one buffer, and for each column one field a record.
struct MaskedValues {
    /// The values' bytes, one after the other.
    var bytes: [UInt8] = []
    /// The fields, column after column, their places in `bytes`.
    var fields: [Field] = []

    /// Forgets the values and keeps the room.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        fields.removeAll(keepingCapacity: true)
    }

    /// Appends a value's bytes and its field.
    mutating func append(_ value: [UInt8]) {
        fields.append(Field(start: bytes.count, length: value.count))
        bytes.append(contentsOf: value)
    }
}

/// A column as the encoder meets it: how its values are spelled, and where their fields are.
struct StagedColumn {
    /// The declared type.
    let type: ValueType
    /// Whether the fields are among the masked values; else among the batch's own.
    let isMasked: Bool
    /// The index of the first record's field.
    let first: Int
    /// From one record's field to the next.
    let stride: Int
}
