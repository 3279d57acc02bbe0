internal import Masking
internal import Records

/// A column of a dataset, or a path in one: `tool_calls[*].arguments->customer.email`.
struct ColumnAddress: Hashable {
    let dataset: String
    let column: String
}

/// The columns of all datasets, linked on demand because they may refer to each other.
struct ColumnTable {
    private let masks: MaskTable
    private let files: NamedFiles
    /// What holds where a dataset's rules say nothing.
    let defaults: [String: DatasetDefaults]
    /// The columns by `DATASET.COLUMN`; both parts may contain dots, so that one text may name two.
    private var columns: [String: [(dataset: DatasetDraft, column: ColumnDraft)]] = [:]
    private var linked: [ColumnAddress: [LinkedRule]] = [:]
    /// The columns on the way to the one that is being linked.
    private var trail: [ColumnAddress] = []

    /// The columns of `datasets`, which may use `masks`, and find what they name among `files`.
    init(
        _ datasets: [DatasetDraft], _ masks: MaskTable, _ files: NamedFiles, _ defaults: [String: DatasetDefaults]
    ) {
        self.masks = masks
        self.files = files
        self.defaults = defaults
        for dataset in datasets {
            for column in dataset.columns {
                columns["\(dataset.name.value).\(column.name.value)", default: []].append((dataset, column))
            }
        }
    }

    /// The rules of a column; those that are wrong are reported once and left out.
    mutating func rules(of column: ColumnDraft, in dataset: DatasetDraft, _ log: inout FaultLog) -> [LinkedRule] {
        let address = ColumnAddress(dataset: dataset.name.value, column: column.name.value)
        if let known = linked[address] { return known }
        trail.append(address)
        let rules = link(column.rules, at: address, &log)
        trail.removeLast()
        linked[address] = rules
        return rules
    }

    /// The rules of `drafts`, which stand at `address`; those that are wrong are reported and left out.
    mutating func link(_ drafts: [RuleDraft], at address: ColumnAddress, _ log: inout FaultLog) -> [LinkedRule] {
        var rules: [LinkedRule] = []
        for draft in drafts {
            do throws(RuleFault) {
                if let rule = try rule(draft, address, &log) { rules.append(rule) }
            } catch {
                log.report(error)
            }
        }
        return rules
    }

    /// The rule of `draft`, or nil where what it uses is wrong and reported there.
    private mutating func rule(
        _ draft: RuleDraft, _ address: ColumnAddress, _ log: inout FaultLog
    ) throws(RuleFault) -> LinkedRule? {
        let rule: LinkedRule?
        switch draft.choice {
        case .method(let method):
            rule = try unnamed(LinkedMethod(method, inheriting: masks.inherited, files: files), draft, address)
        case .mask(let name): rule = try named(name, draft)
        case .word(let word) where MethodCatalog.names.contains(word.value):
            let method = try LinkedMethod(named: word.value, place: word.place, inheriting: masks.inherited)
            rule = try unnamed(method, draft, address)
        case .word(let word): rule = try named(word, draft)
        case .references(let target): rule = try referring(to: target, draft, &log)
        case .nested(let method, let columns):
            rule = try unnamed(nested(method, columns, at: address, &log), draft, address)
        }
        if let rule { try checkAttributes(of: rule, at: draft.place) }
        if let rule, case .mask(let method) = rule.method.action {
            do throws(MaskingError) {
                try method.bind(type: rule.attributes.type ?? .text)
            } catch {
                throw RuleFault(draft.place, wrapping: error)
            }
        }
        return rule
    }

    /// What a method does not go together with.
    private func checkAttributes(of rule: LinkedRule, at place: RulePlace) throws(RuleFault) {
        let descriptor = rule.method.descriptor
        if rule.attributes.except != nil, !rule.method.isMask || descriptor.scope == .dataset {
            throw RuleFault(
                place, "`\(descriptor.name)` masks no value that `except` could let pass", cure: "remove `except`")
        }
        if descriptor.scope == .dataset, rule.attributes.fieldClass == .direct {
            throw RuleFault(
                place, "`\(descriptor.name)` leaves every value readable, and class direct names people by themselves",
                cure: "use a method that gives another value, or a class that fits")
        }
    }

    private func unnamed(_ method: LinkedMethod, _ draft: RuleDraft, _ address: ColumnAddress) throws(RuleFault)
        -> LinkedRule
    {
        if case .keep = method.action, draft.attributes.normalize?.isEmpty == false {
            throw RuleFault(draft.place, "`keep` passes values as they are", cure: "remove `normalize`")
        }
        let attributes = draft.attributes
        if let form = method.descriptor.nestedForm,
            attributes.type != nil || attributes.normalize != nil || attributes.unique != nil
        {
            throw RuleFault(
                draft.place, "`\(method.descriptor.name)` gives \(form.noun) with all its values",
                cure: "remove `type`, `normalize` and `unique`")
        }
        return LinkedRule(
            method: method, label: .column(address.dataset, address.column), maskName: nil,
            attributes: try attributes.with(reason: method.reason, at: draft.place),
            condition: draft.condition, place: draft.place)
    }

    private func named(_ name: Placed<String>, _ draft: RuleDraft) throws(RuleFault) -> LinkedRule? {
        guard masks.contains(name.value) else {
            let known = masks.names + (isWord(draft) ? MethodCatalog.names : [])
            throw RuleFault(
                name.place, "no mask\(isWord(draft) ? " or method" : "") is called '\(name.value)'",
                cure: known.isEmpty ? "define it under `masks`" : Suggestion.cure(for: name.value, among: known))
        }
        guard let mask = masks.rule(named: name.value) else { return nil }
        return LinkedRule(
            method: mask.method, label: mask.label, maskName: mask.maskName,
            attributes: draft.attributes.over(mask.attributes), condition: draft.condition, place: draft.place)
    }

    private func isWord(_ draft: RuleDraft) -> Bool {
        if case .word = draft.choice { true } else { false }
    }
}

extension ColumnTable {
    /// The rule of the column that `target` names, with what `draft` says of its own.
    private mutating func referring(
        to target: Placed<String>, _ draft: RuleDraft, _ log: inout FaultLog
    ) throws(RuleFault) -> LinkedRule? {
        guard !log.isFull else { return nil }
        let (dataset, column) = try find(target)
        let address = ColumnAddress(dataset: dataset.name.value, column: column.name.value)
        if trail.contains(address) {
            throw RuleFault(target.place, "columns refer to each other in a circle", cure: "give one of them a mask")
        }
        guard column.rules.count <= 1 else {
            throw RuleFault(
                target.place, "'\(target.value)' has a list of rules", cure: "use a named mask on both sides")
        }
        if dataset.isJSON == true, let path = try? JSONPath(parsing: column.name.value), path.hasWildcard {
            throw RuleFault(
                target.place, "'\(target.value)' is a path of many keys", cure: "use a named mask on both sides")
        }
        guard let rule = rules(of: column, in: dataset, &log).first else { return nil }
        if case .drop = rule.method.action {
            throw RuleFault(target.place, "'\(target.value)' is dropped", cure: "mask it, or drop this column too")
        }
        if let form = rule.method.descriptor.nestedForm {
            throw RuleFault(
                target.place, "'\(target.value)' is \(form.noun) with rules of its own",
                cure: "use a named mask for the values inside it")
        }
        if case .column(let name, _) = rule.label, DatasetGlob(name).isPattern {
            throw RuleFault(
                target.place, "'\(target.value)' is a column of many datasets", cure: "use a named mask on both sides")
        }
        return try joined(rule, target, draft)
    }

    /// Both sides of a join come out equal only if they are treated alike.
    private func joined(
        _ rule: LinkedRule, _ target: Placed<String>, _ draft: RuleDraft
    ) throws(RuleFault) -> LinkedRule {
        let theirs = rule.attributes
        if let type = draft.attributes.type, type != theirs.type ?? .text {
            throw RuleFault(
                target.place, "'\(target.value)' is \((theirs.type ?? .text).rawValue), this column \(type.rawValue)",
                cure: "write the same `type` on both sides")
        }
        if let normalize = draft.attributes.normalize, normalize != theirs.normalize ?? [] {
            throw RuleFault(
                target.place, "'\(target.value)' has another `normalize`",
                cure: "remove it here: a join takes the other side's")
        }
        if let except = draft.attributes.except, except != theirs.except ?? [] {
            throw RuleFault(
                target.place, "'\(target.value)' has another `except`",
                cure: "remove it here: a join takes the other side's")
        }
        var attributes = draft.attributes.over(theirs)
        // What the other side has once, this one may have often.
        attributes.unique = draft.attributes.unique
        return LinkedRule(
            method: rule.method, label: rule.label, maskName: rule.maskName, attributes: attributes,
            condition: draft.condition, place: draft.place)
    }

    /// The column that `DATASET.COLUMN` names.
    private func find(_ target: Placed<String>) throws(RuleFault) -> (dataset: DatasetDraft, column: ColumnDraft) {
        let found = columns[target.value] ?? []
        if found.isEmpty, target.value.contains(NestedRules.prefix("")) {
            throw RuleFault(
                target.place, "'\(target.value)' lies in the JSON of a column", cure: "use a named mask on both sides")
        }
        guard let first = found.first else {
            throw RuleFault(
                target.place, "no column is called '\(target.value)'",
                cure: Suggestion.closest(to: target.value, among: columns.keys.sorted()).map { "did you mean '\($0)'?" }
                    ?? "write `references: DATASET.COLUMN` with a column that has a rule")
        }
        guard found.count == 1 else {
            throw RuleFault(target.place, "'\(target.value)' can be read in two ways", cure: "rename a dataset")
        }
        return first
    }
}
