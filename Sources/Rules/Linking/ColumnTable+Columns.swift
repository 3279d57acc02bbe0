internal import Masking
internal import Records

/// Columns with all their rules: those of values, of keys, and of the JSON inside.
extension ColumnTable {
    /// The columns of a dataset; what is wrong is reported and left out.
    mutating func columns(of dataset: DatasetDraft, _ log: inout FaultLog) -> [ColumnRules] {
        let record = RecordRules(
            columns: dataset.columns.map { ($0.name.value, rules(of: $0, in: dataset, &log)) },
            dataset: dataset.name.value, subject: dataset.subject?.value)
        return dataset.columns.indices.map { index in
            let draft = dataset.columns[index]
            let address = ColumnAddress(dataset: dataset.name.value, column: draft.name.value)
            return column(draft, at: address, index, of: record, &log)
        }
    }

    /// The column at `index` of `record`.
    private mutating func column(
        _ draft: ColumnDraft, at address: ColumnAddress, _ index: Int, of record: RecordRules, _ log: inout FaultLog
    ) -> ColumnRules {
        let rules = record.columns[index].rules
        checkTogether(rules, draft, &log)
        let onInvalid = onInvalid(in: address)
        let branches = rules.map { rule in
            let subject = log.attempt { () throws(RuleFault) in try record.subject(of: rule) }
            let companions = log.attempt { () throws(RuleFault) in
                try record.companions(of: rule, in: draft.name.value)
            }
            let group = log.attempt { () throws(RuleFault) in try record.group(of: rule) }
            return rule.branch(
                onInvalid: onInvalid, subject: subject ?? nil, companions: companions ?? [], group: group ?? nil)
        }
        return ColumnRules(
            name: draft.name.value, branches: branches, keys: keys(of: draft, at: address, &log),
            references: draft.rules.reference, place: draft.name.place)
    }

    /// The method `draft`, which masks by the rules `columns` of the JSON in the values at `address`.
    mutating func nested(
        _ draft: MethodDraft, _ columns: [ColumnDraft], at address: ColumnAddress, _ log: inout FaultLog
    ) throws(RuleFault) -> LinkedMethod {
        guard let defaults = defaults[address.dataset], !columns.isEmpty else { return try LinkedMethod(draft) }
        let addresses = columns.map { column in
            ColumnAddress(
                dataset: address.dataset, column: NestedRules.prefix(address.column) + column.name.value)
        }
        let record = RecordRules(
            columns: zip(columns, addresses).map { ($0.name.value, link($0.rules, at: $1, &log)) },
            dataset: "\(address.dataset).\(address.column)", subject: nil, isNested: true)
        let linked = columns.indices.map { index in
            column(columns[index], at: addresses[index], index, of: record, &log)
        }
        checkNothingIsLost(linked, in: draft, defaults, &log)
        return try LinkedMethod(draft, nesting: NestedRules(linked, in: address.column, of: address.dataset, defaults))
    }

    /// Reports what would take values out of a form whose other values have numbers or places.
    private func checkNothingIsLost(
        _ columns: [ColumnRules], in draft: MethodDraft, _ defaults: DatasetDefaults, _ log: inout FaultLog
    ) {
        guard let form = ColumnRuleKeys.nestedForm(draft.name), form != .json else { return }
        for branch in columns.flatMap(\.branches) where branch.isDropped {
            log.report(
                branch.place, "`drop` cannot take a value out of \(form.noun)", cure: "write `nullify`, or `redact`")
        }
        if form == .php, defaults.unlisted == .drop {
            log.report(
                draft.place, "`unlisted: drop` cannot take values out of \(form.noun)",
                cure: "write `unlisted: redact`, or `fail`")
        }
    }

    /// The rule of the keys under the wildcards of `draft`: the same wherever its rules say one.
    private mutating func keys(of draft: ColumnDraft, at address: ColumnAddress, _ log: inout FaultLog) -> KeyRule? {
        let inner = ColumnAddress(dataset: address.dataset, column: KeyRule.name(address.column))
        let onInvalid = onInvalid(in: address)
        let branches = link(draft.keys, at: inner, &log).map { $0.branch(onInvalid: onInvalid) }
        let methods = ColumnRuleKeys.verbsOfKeys.map { $0.name }
        for branch in branches where branch.descriptor.scope != .value {
            log.report(
                branch.place, "`\(branch.methodName)` looks at more than a key, and keys are masked by themselves",
                cure: "write `keep`, or another method that gives a text")
        }
        for branch in branches where branch.descriptor.scope == .value && !methods.contains(branch.methodName) {
            log.report(
                branch.place, "`\(branch.methodName)` leaves no key",
                cure: "write `keep`, or a method that gives a text")
        }
        for branch in branches.dropFirst() where !branches[0].isAlike(branch) {
            log.report(
                branch.place, "the rules of '\(draft.name.value)' say different `keys`", cure: "write the same in all")
        }
        return branches.first.map { KeyRule(branch: $0, references: draft.keys.reference) }
    }

    private func onInvalid(in address: ColumnAddress) -> OnInvalid { defaults[address.dataset]?.onInvalid ?? .fail }

    /// What the rules of one column may not say together.
    private func checkTogether(_ rules: [LinkedRule], _ draft: ColumnDraft, _ log: inout FaultLog) {
        guard rules.count > 1, let first = rules.first else { return }
        for rule in rules where rule.attributes.type ?? .text != first.attributes.type ?? .text {
            log.report(
                rule.place, "the rules of '\(draft.name.value)' have different types", cure: "write one `type` in all")
        }
        for rule in rules {
            if case .drop = rule.method.action {
                log.report(rule.place, "a column cannot be dropped for some records", cure: "use nullify or redact")
            }
        }
    }
}

extension [RuleDraft] {
    /// The first column that the rules refer to.
    fileprivate var reference: String? {
        for rule in self {
            if case .references(let target) = rule.choice { return target.value }
        }
        return nil
    }
}
