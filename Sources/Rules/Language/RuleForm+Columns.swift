internal import Masking
internal import Records

/// How the rules of columns and the masks are written.
extension RuleForm where Value == [ColumnDraft] {
    /// A map of columns to their rules.
    static var columns: RuleForm {
        RuleForm(schema: .map(ofNamesTo: .reference("column-rules"))) { node, key, log in
            guard let entries = node.namedEntries(key, &log) else { return nil }
            return entries.map { entry in
                ColumnDraft(
                    name: Placed(value: entry.key, place: entry.place), rules: rules(entry.value, entry, &log),
                    keys: keys(entry.value, &log))
            }
        }
    }

    /// The rules of what is inside values of `form`: of paths, of keys, or of all elements.
    static func nested(_ form: NestedForm) -> RuleForm {
        if form == .array { return elements }
        let columns = columns
        let schema = JSONValue.members([
            "type": .string("object"), "minProperties": .integer(1),
            "additionalProperties": .reference("column-rules"),
            "propertyNames": .members(["minLength": .integer(1)]),
        ])
        return RuleForm(schema: schema) { node, key, log in
            columns.read(node, key, &log)?.map { ($0.asPath(in: form)).canonical }
        }
    }

    /// The one rule of all elements of an array.
    private static var elements: RuleForm {
        RuleForm(schema: .reference("element-rule")) { node, _, log in
            RuleReader.elements.read(node, &log).map { rule in
                [ColumnDraft(name: Placed(value: "[*]", place: node.place), rules: [rule], keys: [])]
            }
        }
    }

    /// What a column's rule, or the rules of its list, say of keys.
    private static func keys(_ node: YAMLNode, _ log: inout FaultLog) -> [RuleDraft] {
        var rules = [node]
        if case .list(let elements) = node.content { rules = elements }
        return rules.compactMap { rule in
            rule.entry(ColumnRuleKeys.keys.name).flatMap { ColumnRuleKeys.keys.form.read($0.value, $0.key, &log) }
        }
    }

    private static func rules(_ node: YAMLNode, _ entry: YAMLEntry, _ log: inout FaultLog) -> [RuleDraft] {
        guard case .list(let elements) = node.content else {
            return RuleReader.column.read(node, &log).map { [$0] } ?? []
        }
        let drafts = elements.map { RuleReader.listed.read($0, &log) }
        guard let last = elements.last else {
            log.report(node.place, "'\(entry.key)' has no rule", cure: "write one, or remove the column")
            return []
        }
        for (element, draft) in zip(elements, drafts).dropLast() where draft != nil && draft?.condition == nil {
            if !element.mentionsWhen {
                log.report(
                    element.place, "only the last rule of a list has no `when`", cure: "add a `when`, or move it last")
            }
        }
        if last.mentionsWhen {
            log.report(
                last.place, "the last rule of a list has a `when`", cure: "end with a rule for all other records")
        }
        return drafts.compactMap { $0 }
    }
}

extension ColumnDraft {
    /// The same with its name as a path: in an hstore it is a key, and `*` any other one.
    fileprivate func asPath(in form: NestedForm) -> ColumnDraft {
        guard form == .hstore, name.value != "*" else { return self }
        var draft = self
        draft.name = Placed(value: JSONPath([.key(name.value)]).description, place: name.place)
        return draft
    }
}

extension RuleForm where Value == RuleDraft {
    /// The rule of keys: a word, or a map with one method, mask or reference.
    static var keys: RuleForm {
        RuleForm(schema: .reference("key-rule")) { node, _, log in RuleReader.keys.read(node, &log) }
    }
}

extension RuleForm where Value == [MaskDraft] {
    /// A map of names to masks.
    static var masks: RuleForm {
        RuleForm(schema: .map(ofNamesTo: .reference("mask"))) { node, key, log in
            guard let entries = node.namedEntries(key, &log) else { return nil }
            return entries.compactMap { entry in
                RuleReader.mask.read(entry.value, &log).map {
                    MaskDraft(name: Placed(value: entry.key, place: entry.place), rule: $0)
                }
            }
        }
    }
}

extension YAMLNode {
    /// The entries of a map of names, none of them empty or with a NUL; nothing written is an empty map.
    func namedEntries(_ key: String, _ log: inout FaultLog) -> [YAMLEntry]? {
        if isBlank { return [] }
        guard case .map(let entries) = content else {
            log.report(place, "'\(key)' is \(kind)", cure: "write a map of names")
            return nil
        }
        return entries.filter { entry in
            let isName = !entry.key.isEmpty && !entry.key.unicodeScalars.contains("\0")
            if !isName { log.report(entry.place, "a name in '\(key)' is empty or holds a NUL", cure: "write a name") }
            return isName
        }
    }

    /// Whether this is a map with a `when`, right or wrong.
    fileprivate var mentionsWhen: Bool { entry(ColumnRuleKeys.when.name) != nil }

    /// The entry of a map named `name`.
    fileprivate func entry(_ name: String) -> YAMLEntry? {
        guard case .map(let entries) = content else { return nil }
        return entries.first { $0.key == name }
    }
}
