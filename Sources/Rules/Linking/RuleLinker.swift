internal import Masking
internal import Records

/// Looks up what the files of a rule set name, makes the methods, and gives the rule set or all that is wrong.
struct RuleLinker {
    let files: [RuleFile]
    private let named: NamedFiles
    private let main: RuleFile
    private var log: FaultLog
    private let masks: MaskTable
    private var columns: ColumnTable

    /// Links `files`, the main one first, with what they name; `log` holds what reading them found.
    init(files: [RuleFile], named: NamedFiles, log: FaultLog) {
        var log = log
        self.files = files
        self.named = named
        main = files.first ?? RuleFile(path: "", bytes: [], isMain: true, log: &log)
        masks = MaskTable(files, named, &log)
        var defaults: [String: DatasetDefaults] = [:]
        for draft in main.datasets {
            defaults[draft.name.value] = log.attempt { [main] () throws(RuleFault) in
                try DatasetDefaults(draft, in: main)
            }
        }
        columns = ColumnTable(main.datasets, masks, named, defaults)
        self.log = log
    }

    /// The rule set; throws all faults of all files.
    mutating func link() throws(RuleError) -> RuleSet {
        let datasets = main.datasets.compactMap { dataset($0) }
        let named = masks.masks.map { mask in
            MaskRule(
                name: mask.name.value, branch: mask.rule.branch(onInvalid: main.onInvalid ?? .fail),
                place: mask.name.place)
        }
        try log.throwIfAny(order: files.map { $0.path })
        let unnamed: DatasetRules
        do throws(RuleFault) { unnamed = try DatasetRules(unnamedTableOf: main) } catch { throw .invalid([error]) }
        return RuleSet(
            path: main.path, name: main.name, purpose: main.purpose, tenant: main.tenant, epoch: main.epoch,
            asOf: main.asOf, key: main.key, namedKey: main.namedKey, unlisted: main.unlisted, onInvalid: main.onInvalid,
            masks: named, datasets: datasets, tableDefaults: unnamed, standards: Set(files.compactMap(\.standard)),
            accepted: main.accepted,
            files: files.map { RuleSet.File(path: $0.path, bytes: $0.bytes) } + self.named.files)
    }

    private mutating func dataset(_ draft: DatasetDraft) -> DatasetRules? {
        guard let defaults = columns.defaults[draft.name.value] else { return nil }
        let linked = columns.columns(of: draft, &log)
        // What JSON datasets may name is checked with their paths.
        if defaults.unlisted == .fail, draft.isJSON != true { checkNames(draft) }
        return DatasetRules(
            name: draft.name.value, sources: draft.sources,
            sourcePaths: draft.sources.map { RulePath.resolve($0, in: main.path) }, format: draft.format,
            records: draft.records, isJSON: draft.isJSON, dialect: draft.dialect, subject: draft.subject?.value,
            expect: draft.expect,
            columns: linked, defaults: defaults, place: draft.name.place)
    }

    /// Where every column must be listed, `when` and `subject` can only name listed ones.
    private mutating func checkNames(_ draft: DatasetDraft) {
        let known = draft.columns.map { $0.name.value }
        let conditions = draft.columns.flatMap { $0.rules.compactMap { $0.condition } }
        let named = conditions.flatMap { $0.entries.map { Placed(value: $0.column, place: $0.place) } }
        let listed = Set(known)
        for name in named + (draft.subject.map { [$0] } ?? []) where !listed.contains(name.value) {
            log.report(
                name.place, "dataset '\(draft.name.value)' lists no column '\(name.value)'",
                cure: known.isEmpty ? "give it a rule" : Suggestion.cure(for: name.value, among: known))
        }
    }
}
