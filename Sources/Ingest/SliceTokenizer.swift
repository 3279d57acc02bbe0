public import Records

/// Takes slices apart: one for each way in which records are laid out; one call a slice.
public protocol SliceTokenizer: Sendable {
    /// Fills `batch` with the records of `slice`, whose bytes it takes and leaves the batch's old ones for reuse.
    func tokenize(_ slice: inout Slice, into batch: inout RecordBatch) throws(IngestError)
}

extension CSVTokenizer: SliceTokenizer {}
extension JSONTokenizer: SliceTokenizer {}
