internal import Foundation
internal import Ingest
internal import Masking
internal import Records
internal import Rules

/// A source of a dataset, as it is read and as it is named.
struct PlannedSource: Sendable {
    /// Where it is read from.
    let location: SourceLocation
    /// As the store names it: as the rule does, never an expanded path.
    let storedName: String
}

/// A dataset of the run with its sources, before its header is known.
struct PlannedDataset: Sendable {
    /// Its rules.
    let rules: DatasetRules
    /// The format's name.
    let format: String
    /// How its records are laid out.
    let layout: SourceLayout
    /// Its sources, in the order they are read.
    let sources: [PlannedSource]

    /// Whether its records are rows of columns.
    var isTable: Bool { if case .rows = layout { true } else { false } }
}

/// Which datasets a command reads, and from where: the same for `run` and `check`.
struct RunPlan {
    /// The datasets with sources of their own, in the order of the rule set; those of a glob after it, as the command
    /// line names them.
    let datasets: [PlannedDataset]
    /// The databases and dumps, each of which fills many datasets; nil where there are none.
    let dump: PlannedDump?

    /// Finds the sources of `ruleSet`'s datasets: those on the command line win over the rules' own.
    ///
    /// `isPartial`: only what the command line names a source for is wanted, where it names any.
    init(
        _ ruleSet: RuleSet, assignments: [SourceAssignment], only: [String] = [], isPartial: Bool = false
    ) throws {
        for name in only where ruleSet.dataset(named: name) == nil {
            throw PipelineError.unknownDataset(name, suggestion: nil)
        }
        var draft = PlanDraft(ruleSet, assignments)
        for name in Self.names(in: ruleSet, assignments, only, isPartial) { try draft.add(name) }
        for assignment in assignments where assignment.dataset == nil { try draft.addDump(assignment) }
        if !isPartial || assignments.isEmpty { try draft.addGlobs(only: only) }
        datasets = draft.datasets
        dump = try draft.dump(only: only)
        guard !datasets.isEmpty || dump != nil else {
            throw PipelineError.incomplete("no dataset to run; name one in the rule set", status: .usage)
        }
        guard sources.count(where: { $0.location == .standardInput }) <= 1 else {
            throw PipelineError.incomplete("'-' is named twice; standard input can be read only once", status: .usage)
        }
    }

    /// All sources.
    var sources: [PlannedSource] { datasets.flatMap(\.sources) + (dump?.sources ?? []) }

    /// The datasets that are no globs, or are named on the command line.
    private static func names(
        in ruleSet: RuleSet, _ assignments: [SourceAssignment], _ only: [String], _ isPartial: Bool
    ) -> [String] {
        let assigned = assignments.compactMap(\.dataset)
        var names = ruleSet.datasets.map(\.name).filter { !$0.contains("*") && !$0.contains("?") }
        if isPartial, !assignments.isEmpty { names = [] }
        for name in assigned where !names.contains(name) { names.append(name) }
        return only.isEmpty ? names : names.filter { only.contains($0) }
    }
}

extension [PlannedSource] {
    /// The size in bytes where all of them are files; of gzip ones, compressed.
    var size: Int? {
        var total = 0
        for source in self {
            guard case .file(let path, _) = source.location,
                let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
            else { return nil }
            total += size
        }
        return total
    }

    /// The size where what is read is what is masked: no gzip, no pipe.
    var plainSize: Int? { contains { $0.location.name.hasSuffix(".gz") } ? nil : size }
}
