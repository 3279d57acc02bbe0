internal import Records

/// Slices of `INSERT`s to batches: fields as places in the slice's own bytes, unescaped in place.
///
/// A value that each worker may copy; it holds no state.
struct PostgreSQLInsertTokenizer: SliceTokenizer {
    /// How the rows are written.
    let insert: PostgreSQLInsert
    let settings: RowSettings

    /// Fills `batch` with the rows of `slice`, whose bytes it takes and leaves the batch's old ones for reuse.
    ///
    /// - Throws: `.malformed` (5) at the first bad row unless rejects are collected; `.recordTooLarge` (13).
    func tokenize(_ slice: inout Slice, into batch: inout RecordBatch) throws(IngestError) {
        let line = slice.line
        try unsafe batch.fill(from: &slice, settings, insert.session.encoding) { base, count in
            unsafe InsertScanner(base, count: count, line: line, insert: insert)
        }
    }
}
