internal import Records

/// Writes batches of masked records as bytes: one for each worker, used again and again.
protocol BatchEncoder {
    /// The bytes of the last batch.
    var plain: [UInt8] { get }

    /// Encodes `batch` into `plain`; the values of `columns` are the batch's own or among `masked`.
    ///
    /// A column without a place is not staged.
    mutating func encode(_ batch: RecordBatch, masked: MaskedValues, columns: [StagedColumn?])
}
