internal import Ingest
internal import Masking
internal import Records
internal import Rules

/// Binds every file's header to its rules before the first record is read.
struct HeaderCheck {
    /// The limits of reading.
    let limits: IngestLimits

    /// What is said of all `datasets` but those that can be read only once.
    func findings(_ datasets: [PlannedDataset]) throws -> [Finding] {
        var findings: [Finding] = []
        for dataset in datasets where !dataset.isReadOnce {
            findings += dataset.bind(header: try header(of: dataset)).findings
        }
        return findings
    }

    /// The header of `dataset`'s first source; nil where its records are JSON.
    func header(of dataset: PlannedDataset) throws -> [String]? {
        var reader = try RecordReader(
            source: dataset.sources[0].location, ordinal: 0, layout: dataset.layout, limits: limits)
        return try reader.header()
    }
}

extension PlannedDataset {
    /// What its records are made of, with the rules for it, and what does not fit.
    func bind(header: [String]?) -> (shape: RecordShape, findings: [Finding]) {
        if case .rows(let dialect) = layout, let header {
            let bound = rules.bind(header: header)
            return (.rows(dialect, header: header, columns: bound.bindings), bound.findings)
        }
        let bound = rules.bindPaths()
        // Where the rule set alone tells that the records are JSON, the check of the rules has said the same.
        return (.objects(bound.bindings), rules.isJSON == true ? [] : bound.findings)
    }

    /// Whether one of the sources can be read only once.
    var isReadOnce: Bool { sources.contains { $0.location.isReadOnce } }
}
