internal import Records

/// The rows of a table that has none.
public struct NoRows: DumpRows {
    /// No rows.
    public init() {}

    /// A tokenizer that finds nothing.
    public func tokenizer(_ settings: RowSettings) -> any SliceTokenizer { NothingTokenizer(columns: settings.columns) }
}

/// Finds no rows in any slice.
private struct NothingTokenizer: SliceTokenizer {
    let columns: Int

    func tokenize(_ slice: inout Slice, into batch: inout RecordBatch) throws(IngestError) {
        batch.begin(slice, columns: columns)
    }
}
