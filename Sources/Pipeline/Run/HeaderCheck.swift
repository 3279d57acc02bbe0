internal import Ingest
internal import Masking
internal import Records
internal import Rules

/// Binds every file's header to its rules before the first record is read.
struct HeaderCheck {
    /// The rules.
    let ruleSet: RuleSet

    /// A check against `ruleSet`.
    init(_ ruleSet: RuleSet) {
        self.ruleSet = ruleSet
    }

    /// The warnings over all `datasets`; the errors of all of them end the run together.
    func warnings(_ datasets: [PlannedDataset], limits: IngestLimits) throws -> [String] {
        var findings: [Finding] = []
        for dataset in datasets {
            findings += dataset.rules.bind(header: try header(of: dataset, limits: limits)).findings
        }
        return try FindingGate.warnings(in: findings)
    }

    /// The header of `dataset`'s first source.
    func header(of dataset: PlannedDataset, limits: IngestLimits) throws -> [String] {
        var reader = try RecordReader(
            source: dataset.sources[0].location, ordinal: 0, layout: .rows(dataset.dialect), limits: limits)
        return try reader.header() ?? []
    }
}

extension PlannedDataset {
    /// Whether one of the sources can be read only once.
    var isReadOnce: Bool { sources.contains { $0.location.isReadOnce } }
}
