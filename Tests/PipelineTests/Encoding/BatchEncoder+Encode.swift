import Records

@testable import Pipeline

extension BatchEncoder {
    /// Writes a whole batch and nothing else.
    mutating func encode(_ batch: RecordBatch, masked: MaskedValues, columns: [StagedColumn?]) {
        begin()
        append(batch, masked: masked, columns: columns)
        finish()
    }
}
