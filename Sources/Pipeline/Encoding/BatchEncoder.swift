internal import Records

/// Writes batches of masked records as bytes: one for each worker, used again and again.
protocol BatchEncoder {
    /// The bytes written since the last `begin`: complete after `finish`; then they may be taken away for other memory.
    var plain: [UInt8] { get set }

    /// Forgets what was written and keeps the room.
    mutating func begin()

    /// Writes the records of `batch` that are worked on; the values of `columns` are the batch's own or among `masked`.
    ///
    /// A column without a place is not staged.
    mutating func append(_ batch: RecordBatch, masked: MaskedValues, columns: [StagedColumn?])

    /// Ends what was written.
    mutating func finish()
}
