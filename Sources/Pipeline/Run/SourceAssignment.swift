internal import Ingest
internal import Records
public import Rules

/// A source named on the command line: `NAME=PATH`, or a path whose stem names the dataset.
public struct SourceAssignment: Sendable, Equatable {
    /// The dataset's name.
    public let dataset: String
    /// The path or glob, or `-` for standard input.
    public let path: String

    /// Reads `argument`; a NAME counts only where it is a dataset of `ruleSet`.
    public init(_ argument: String, ruleSet: RuleSet) throws(PipelineError) {
        if let equals = argument.firstIndex(of: "=") {
            let name = String(argument[..<equals])
            if ruleSet.dataset(named: name) != nil {
                dataset = name
                path = String(argument[argument.index(after: equals)...])
                return
            }
            if !name.contains("/") {
                throw PipelineError.unknownDataset(name, suggestion: Self.suggestion(for: name, in: ruleSet))
            }
        }
        let stem = ReaderCatalog.stem(ofPath: argument)
        guard ruleSet.dataset(named: stem) != nil else {
            throw PipelineError.unknownDataset(stem, suggestion: Self.suggestion(for: stem, in: ruleSet))
        }
        dataset = stem
        path = argument
    }

    private static func suggestion(for name: String, in ruleSet: RuleSet) -> String? {
        let names = ruleSet.datasets.map(\.name)
        return names.first { $0.lowercased() == name.lowercased() } ?? (names.count == 1 ? names[0] : nil)
    }
}
