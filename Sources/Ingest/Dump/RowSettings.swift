internal import Records

/// What a tokenizer of rows has to know.
public struct RowSettings: Sendable {
    /// How many values a row has.
    public var columns: Int
    /// The columns, from 0, that may hold any bytes.
    public var binary: Set<Int> = []
    /// The largest row in bytes.
    public var maxRecord = IngestLimits().maxRecord
    /// Whether bad rows go to the batch's rejects instead of ending the run, where their end is sure.
    public var collectsRejects = false
    /// What messages call the dataset's sources, by ordinal.
    public var sources: [String] = []

    /// Settings for rows of `columns` values.
    public init(columns: Int) { self.columns = columns }
}

extension RowSettings {
    /// What messages call the source of `slice`.
    func source(of slice: Slice) -> String {
        slice.source < sources.count ? sources[slice.source] : "source \(slice.source + 1)"
    }

    /// The rules for the rows of `slice`.
    func rules(for slice: Slice, source name: String? = nil) -> RecordRules {
        RecordRules(
            columns: columns, binary: binary, maxRecord: maxRecord, collectsRejects: collectsRejects,
            source: name ?? source(of: slice))
    }
}
