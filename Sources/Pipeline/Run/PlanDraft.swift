internal import Ingest
internal import Records
internal import Rules

/// A run's plan while the sources of its datasets are looked for.
struct PlanDraft {
    private let ruleSet: RuleSet
    private let assignments: [SourceAssignment]
    /// The datasets that have sources of their own.
    private(set) var datasets: [PlannedDataset] = []
    private var parts: [PlannedDump.Part] = []
    /// The datasets that nothing names a source for, or that name a dump.
    private var expected: [String] = []
    private var isSourceless: [String] = []

    /// Nothing yet.
    init(_ ruleSet: RuleSet, _ assignments: [SourceAssignment]) {
        self.ruleSet = ruleSet
        self.assignments = assignments
    }

    /// Finds the sources of the dataset `name`.
    mutating func add(_ name: String) throws {
        guard let rules = ruleSet.dataset(named: name) else { return }
        var sources: [PlannedSource] = []
        let own = assignments.filter { $0.dataset == name }
        for assignment in own { sources += try Self.expand(assignment.path, storedName: "(command line)") }
        if own.isEmpty { sources = try Self.sources(of: rules) }
        guard let first = sources.first else {
            isSourceless.append(name)
            return
        }
        let format = try format(of: rules, source: first.location)
        if let dialect = format.dialect {
            expected.append(name)
            add(
                PlannedDump.Part(
                    dialect: dialect, sources: sources, wanted: own.isEmpty ? nil : [name],
                    textForm: MySQLTextForm(rules.dialect)))
        } else if let layout = format.layout {
            datasets.append(
                PlannedDataset(
                    rules: rules, format: format.name, layout: layout.with(rules), sources: sources))
        }
    }

    /// Adds a dump of the command line.
    mutating func addDump(_ assignment: SourceAssignment) throws {
        let sources = try Self.expand(assignment.path, storedName: assignment.path == "-" ? "-" : "(command line)")
        guard let first = sources.first else { return }
        let forms = ruleSet.datasets.filter { $0.format == "mysql" }.compactMap { MySQLTextForm($0.dialect) }
        add(PlannedDump.Part(dialect: try dialect(of: first.location), sources: sources, textForm: forms.first))
    }

    /// Adds the dumps that globs name, but for those of which `only` wants nothing.
    mutating func addGlobs(only: [String]) throws {
        for rules in ruleSet.datasets where rules.name.contains("*") || rules.name.contains("?") {
            let sources = try Self.sources(of: rules)
            guard let first = sources.first else { continue }
            guard let dialect = try format(of: rules, source: first.location).dialect else { continue }
            add(PlannedDump.Part(dialect: dialect, sources: sources, textForm: MySQLTextForm(rules.dialect)))
        }
    }

    /// The dumps together; throws where a dataset has no source and there is none either.
    func dump(only: [String]) throws -> PlannedDump? {
        guard !parts.isEmpty else {
            guard let name = isSourceless.first else { return nil }
            throw PipelineError.incomplete(
                "\(SafeText.escaped(name)): no source; give the dataset a `source` or \(SafeText.escaped(name))=PATH",
                status: .usage)
        }
        let narrowed = parts.map { part in
            var part = part
            if !only.isEmpty { part.wanted = part.wanted.map { $0.intersection(only) } ?? Set(only) }
            return part
        }
        return PlannedDump(parts: narrowed, expected: expected + isSourceless)
    }

    /// Adds a part; sources that are there already are read only once.
    private mutating func add(_ part: PlannedDump.Part) {
        let same = parts.firstIndex { $0.sources.map(\.location) == part.sources.map(\.location) }
        guard let same else {
            parts.append(part)
            return
        }
        parts[same].textForm = parts[same].textForm ?? part.textForm
        if let known = parts[same].wanted, let more = part.wanted {
            parts[same].wanted = known.union(more)
        } else {
            parts[same].wanted = nil
        }
    }

    private static func sources(of rules: DatasetRules) throws -> [PlannedSource] {
        try zip(rules.sources, rules.sourcePaths).flatMap { stored, path in
            try expand(path, storedName: stored)
        }
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
}

extension PlanDraft {
    /// The format of `rules`, which must be a document's where they say where in it the records are.
    private func format(of rules: DatasetRules, source: SourceLocation) throws -> SourceFormat {
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
    private func told(by rules: DatasetRules, source: SourceLocation) throws -> SourceFormat {
        if let name = rules.format, let format = ReaderCatalog.format(named: name) { return format }
        var paths = rules.sources
        if case .file(let path, _) = source {
            if ReaderCatalog.isScript(path: path) { return .format(in: try dialect(of: source)) }
            paths.insert(path, at: 0)
        }
        if let format = paths.lazy.compactMap({ ReaderCatalog.format(ofPath: $0) }).first { return format }
        if rules.records != nil { return .json }
        if source.isReadOnce || rules.dialect != DialectRule() { return .csv }
        return try ReaderCatalog.format(ofContent: source)
    }

    /// Whose dump `source` is: by its name or its content; of a pipe what the rule set declares.
    private func dialect(of source: SourceLocation) throws -> SQLDialect {
        if case .file(let path, _) = source, let known = ReaderCatalog.format(ofPath: path)?.dialect { return known }
        if !source.isReadOnce, let told = try ReaderCatalog.format(ofContent: source).dialect { return told }
        let declared = Set(ruleSet.datasets.compactMap(\.format).compactMap(SQLDialect.init(rawValue:)))
        if declared.count == 1, let only = declared.first { return only }
        throw PipelineError.incomplete(
            "\(SafeText.escaped(source.name)): nothing tells whose dump it is; declare `format: postgresql`, mysql or "
                + "sqlite for one of the datasets", status: .rules)
    }
}
