internal import Records
internal import Rules
public import Store

/// What came of a promise of one dataset.
public struct IntegrityResult: Sendable, Equatable {
    /// The dataset.
    public let dataset: String
    /// The promise, and what came of it.
    public let record: IntegrityRecord

    /// What the run warns of: a broken promise, with counts and a cure; nil where there is nothing to warn of.
    var finding: Finding? {
        guard record.status == .broken else { return nil }
        let source = record.sourceViolations.map { ", \($0) in the source" } ?? ", the source is not compared"
        let counts = "\(record.violations) of \(record.checked) records\(source)"
        let place = FindingPlace.dataset(dataset).about("\(dataset).\(record.name)")
        let key = "key '\(SafeText.escaped(record.name))'"
        switch record.kind {
        case .unique:
            let cure =
                record.sourceViolations.map { $0 >= record.violations } ?? false
                ? "mend the export, or take the promise back" : "choose a mask that keeps values apart"
            return Finding(
                .brokenKey, at: place, "\(key): values that another record has too (\(counts))", cure: cure)
        case .reference:
            let table = SafeText.escaped(record.table ?? "")
            return Finding(
                .brokenKey, at: place, "\(key): values that no record of '\(table)' has (\(counts))",
                cure: "mask both sides alike, as `references` does")
        }
    }

    /// The result as one JSON object.
    var json: String {
        var object = JSONObject()
        object.add("dataset", dataset)
        object.add("name", record.name)
        record.addMembers(to: &object)
        return object.text
    }
}
