internal import Records
internal import Rules

/// The gates of `expect`: an empty or halved export is not published.
struct ExpectationGate {
    private let name: String
    private let expect: Expectation?

    /// The gates of a dataset with `rules`.
    init(_ rules: DatasetRules) {
        name = rules.name
        expect = rules.expect
    }

    /// Throws where `records` are too few, or too many or few after the `before` of the last run.
    func check(records: Int, before: Int?) throws(PipelineError) {
        if let least = expect?.minRecords, records < least {
            throw .gate(dataset: name, message: "\(records) records; `expect` wants at least \(least)")
        }
        guard let change = expect?.maxChange, let before, before > 0 else { return }
        let changed = Double(abs(records - before)) / Double(before)
        guard changed > change else { return }
        throw .gate(
            dataset: name,
            message: "\(records) records after \(before) in the last run; `expect` allows a change of "
                + "\(Int((change * 100).rounded())) %")
    }
}
