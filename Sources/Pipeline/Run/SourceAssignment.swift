internal import Ingest
internal import Records
public import Rules

/// A source named on the command line: `NAME=PATH`; a path whose stem names the dataset; a dump, which fills the
/// datasets of its tables.
public struct SourceAssignment: Sendable, Equatable {
    /// The dataset's name; nil of a dump that fills many.
    public let dataset: String?
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
        path = argument
        if Self.isDump(argument) {
            dataset = nil
            return
        }
        let stem = ReaderCatalog.stem(ofPath: argument)
        guard ruleSet.dataset(named: stem) != nil else {
            throw PipelineError.unknownDataset(stem, suggestion: Self.suggestion(for: stem, in: ruleSet))
        }
        dataset = stem
    }

    /// Whether a path alone is a dump: by its name where that tells a format, else by its content.
    ///
    /// What cannot be read is none here; whoever opens it says why.
    private static func isDump(_ path: String) -> Bool {
        if path == "-" || ReaderCatalog.isScript(path: path) { return true }
        if let format = ReaderCatalog.format(ofPath: path) { return format.dialect != nil }
        let location = SourceLocation.file(path: path, name: path)
        guard !location.isReadOnce else { return false }
        do throws(IngestError) {
            return try ReaderCatalog.format(ofContent: location).dialect != nil
        } catch .archive {
            return true
        } catch {
            return false
        }
    }

    private static func suggestion(for name: String, in ruleSet: RuleSet) -> String? {
        let names = ruleSet.datasets.map(\.name)
        return names.first { $0.lowercased() == name.lowercased() } ?? (names.count == 1 ? names[0] : nil)
    }
}
