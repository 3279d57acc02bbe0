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
    /// The datasets, in the order of the rule set; those of a glob after it, as the command line names them.
    let datasets: [PlannedDataset]

    /// Finds the sources of `ruleSet`'s datasets: those on the command line win over the rules' own.
    init(_ ruleSet: RuleSet, assignments: [SourceAssignment], only: [String]) throws {
        for name in only where ruleSet.dataset(named: name) == nil {
            throw PipelineError.unknownDataset(name, suggestion: nil)
        }
        var names = ruleSet.datasets.map(\.name).filter { !$0.contains("*") && !$0.contains("?") }
        for assignment in assignments where !names.contains(assignment.dataset) { names.append(assignment.dataset) }
        if !only.isEmpty { names = names.filter { only.contains($0) } }
        datasets = try names.compactMap { name in
            guard let rules = ruleSet.dataset(named: name) else { return nil }
            return try Self.plan(name, rules, assignments.filter { $0.dataset == name })
        }
        guard !datasets.isEmpty else {
            throw PipelineError.incomplete("no dataset to run; name one in the rule set", status: .usage)
        }
        let standardInputs = datasets.flatMap(\.sources).count { $0.location == .standardInput }
        if standardInputs > 1 {
            throw PipelineError.incomplete("'-' is named twice; standard input can be read only once", status: .usage)
        }
    }

    private static func plan(
        _ name: String, _ rules: DatasetRules, _ assignments: [SourceAssignment]
    ) throws -> PlannedDataset {
        var sources: [PlannedSource] = []
        for assignment in assignments {
            sources += try expand(assignment.path, storedName: "(command line)")
        }
        if assignments.isEmpty {
            for (stored, path) in zip(rules.sources, rules.sourcePaths) {
                sources += try expand(path, storedName: stored)
            }
        }
        guard !sources.isEmpty else {
            throw PipelineError.incomplete(
                "\(SafeText.escaped(name)): no source; give the dataset a `source` or \(SafeText.escaped(name))=PATH",
                status: .usage)
        }
        let format = try format(of: rules, source: sources[0].location)
        return PlannedDataset(
            rules: rules, format: format.name, layout: format.layout.with(rules), sources: sources)
    }

    /// The sources that `path`, a path, a glob or `-`, stands for.
    private static func expand(_ path: String, storedName: String) throws -> [PlannedSource] {
        if path == "-" {
            return [PlannedSource(location: .standardInput, storedName: "-")]
        }
        return try SourceGlob.paths(matching: path).map { found in
            PlannedSource(location: .file(path: found, name: found), storedName: storedName)
        }
    }

    /// The format of `rules`, which must be a document's where they say where in it the records are.
    private static func format(of rules: DatasetRules, source: SourceLocation) throws -> SourceFormat {
        let format = try told(by: rules, source: source)
        guard rules.records == nil || format == .json else {
            throw PipelineError.incomplete(
                "\(SafeText.escaped(rules.name)): `records` is for sources of format json, and this is \(format.name); "
                    + "remove it, or declare `format: json`", status: .rules)
        }
        return format
    }

    /// The declared format; else the one that a name tells, the source's before those in the rules; else JSON where
    /// `records` is declared; else what the content looks like, where there is no dialect and the source can be read
    /// twice; else CSV.
    private static func told(by rules: DatasetRules, source: SourceLocation) throws -> SourceFormat {
        if let name = rules.format, let format = ReaderCatalog.format(named: name) { return format }
        var paths = rules.sources
        if case .file(let path, _) = source { paths.insert(path, at: 0) }
        if let format = paths.lazy.compactMap({ ReaderCatalog.format(ofPath: $0) }).first { return format }
        if rules.records != nil { return .json }
        if source.isReadOnce || rules.dialect != DialectRule() { return .csv }
        return try ReaderCatalog.format(ofContent: source)
    }
}

extension SourceLayout {
    /// This layout with what a dataset's rules declare of it.
    func with(_ rules: DatasetRules) -> SourceLayout {
        if case .json = self { return .json(records: rules.records) }
        return with(rules.dialect)
    }

    /// This layout with what a rule set declares of its dialect.
    func with(_ rule: DialectRule) -> SourceLayout {
        guard case .rows(var dialect) = self else { return self }
        if let delimiter = rule.delimiter { dialect.delimiter = delimiter }
        if let quote = rule.quote { dialect.quote = quote.byte }
        if let escape = rule.escape { dialect.escape = escape.byte }
        if let comment = rule.comment { dialect.comment = comment.byte }
        if let doubleQuote = rule.doubleQuote { dialect.doubleQuote = doubleQuote }
        if let encoding = rule.encoding { dialect.encoding = encoding }
        if let header = rule.header { dialect.header = header }
        dialect.columns = rule.columns
        dialect.null = rule.null
        dialect.lineEnd = rule.lineEnd
        return .rows(dialect)
    }
}

extension DialectMark {
    /// The byte; nil for none.
    fileprivate var byte: UInt8? {
        switch self {
        case .absent: nil
        case .byte(let byte): byte
        }
    }
}

extension PlannedDataset {
    /// The size of the sources in bytes where all of them are files; of gzip ones, compressed.
    var size: Int? {
        var total = 0
        for source in sources {
            guard case .file(let path, _) = source.location,
                let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
            else { return nil }
            total += size
        }
        return total
    }

    /// The size of the sources where what is read is what is masked: no gzip, no pipe.
    var plainSize: Int? {
        let isGzip = sources.contains { $0.location.name.hasSuffix(".gz") }
        return isGzip ? nil : size
    }
}
