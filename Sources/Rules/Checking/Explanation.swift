internal import Records

/// What is done with one column and why: the rule that wins.
public struct Explanation: Sendable {
    /// The dataset as it was asked for.
    public let dataset: String
    /// The column with its rules; its place in a source is not known and given as 0.
    public let binding: ColumnBinding
    /// The method for the keys under the path's wildcards, where the rule names one.
    public let keyMethod: String?
    /// Where the rule set says it, as in `shop.yaml:31:7`.
    public let place: String
}

extension RuleSet {
    /// The rules of `DATASET.COLUMN`, whose parts may contain dots; of an unlisted column, what `unlisted` says.
    public func explanation(of reference: String) throws(RuleError) -> Explanation {
        let scalars = reference.indices.filter { reference[$0] == "." }
        let splits = scalars.map { (String(reference[..<$0]), String(reference[reference.index(after: $0)...])) }
        for (name, column) in splits {
            if let scope = dataset(named: name)?.scopes.first(where: { $0.name == column }) {
                return explain(name, scope)
            }
        }
        for (name, column) in splits where !column.isEmpty {
            guard let rules = dataset(named: name), rules.unlisted != .fail else { continue }
            let binding = ColumnBinding(
                ordinal: 0, name: column, branches: [rules.unlistedBranch(column)], isListed: false, references: nil)
            return Explanation(dataset: name, binding: binding, keyMethod: nil, place: "\(rules.place)")
        }
        let known = datasets.flatMap { rules in rules.scopes.map { "\(rules.name).\($0.name)" } }
        throw .noSuchColumn(
            reference: reference,
            cure: Suggestion.closest(to: reference, among: known).map { "did you mean '\($0)'?" }
                ?? "name it as DATASET.COLUMN")
    }

    private func explain(_ dataset: String, _ scope: ColumnScope) -> Explanation {
        let rules = scope.column
        let binding = ColumnBinding(
            ordinal: 0, name: scope.name, branches: rules.branches, isListed: true, references: rules.references)
        return Explanation(
            dataset: dataset, binding: binding, keyMethod: rules.keys?.branch.methodName, place: "\(rules.place)")
    }
}
