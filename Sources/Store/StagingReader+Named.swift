internal import Records

extension StagingReader {
    /// Those of `datasets` that are called `name`, in their order; refuses a name that none of them has.
    ///
    /// Names are compared as SQLite compares them: no store has two that differ only in the case of A–Z.
    public func named(_ name: String, among datasets: [StoredDataset]) throws(StoreError) -> [StoredDataset] {
        let folded = DatasetView.folded(name)
        let named = datasets.filter { DatasetView.folded($0.record.name) == folded }
        guard named.isEmpty else { return named }
        let known = Set(datasets.map(\.record.name)).sorted()
        throw .unknownDataset(path: connection.path, name: name, cure: Suggestion.cure(for: name, among: known))
    }
}
