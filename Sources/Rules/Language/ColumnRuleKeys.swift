internal import Masking

/// The keys of a rule: the methods, and what stands in their place or beside them.
enum ColumnRuleKeys {
    static let mask = RuleKey("mask", "A named mask.", RuleForm<String>.name(example: "customer").placed)
    static let references = RuleKey(
        "references", "The column that this one joins with: it takes that column's mask.",
        RuleForm<String>.name(example: "customers.id").placed)
    static let when = RuleKey(
        "when", "In a list of rules: when this one is used.", RuleForm<Condition>.condition)
    static let keys = RuleKey(
        "keys", "What becomes of the keys under the wildcards of a path: keep, or a mask.", RuleForm<RuleDraft>.keys)

    /// The methods as keys.
    static let methods = MethodCatalog.all.map { method in
        RuleKeyEntry(
            name: method.descriptor.name, summary: method.descriptor.summary,
            schema: method.descriptor.nestedForm.map { RuleForm<[ColumnDraft]>.nested($0).schema }
                ?? MethodForm.schema(method.descriptor))
    }

    /// The keys of which a column's rule has exactly one.
    static let verbs = [mask.erased, references.erased] + methods
    /// The keys of which a named mask has exactly one.
    static let verbsOfMask = methods.filter { !isNesting($0.name) }
    /// The keys of which the rule of keys has exactly one.
    static let verbsOfKeys = verbs.filter { verb in
        !["drop", "nullify"].contains(verb.name) && !isNesting(verb.name) && !looksBeyond(verb.name)
    }
    /// The keys of which a step of a chain has exactly one.
    static let steps = methods.filter { MethodCatalog.method(named: $0.name)?.descriptor.isStep == true }
    /// What a named mask may say.
    static let ofMask = verbsOfMask + AttributeKeys.all
    /// What the rule of keys may say.
    static let ofKeys = verbsOfKeys + AttributeKeys.ofKeys
    /// What a column's rule may say.
    static let ofColumn = verbs + AttributeKeys.all + [keys.erased]
    /// What the rule of an array's elements may say.
    static let ofElements = verbs + AttributeKeys.all
    /// What a rule in a list may say.
    static let ofListedRule = ofColumn + [when.erased]

    /// Whether `method` looks at more than one value, which is all that keys have.
    private static func looksBeyond(_ method: String) -> Bool {
        MethodCatalog.method(named: method).map { $0.descriptor.scope != .value } ?? false
    }

    /// The form of the values that `method` masks by rules of their own.
    static func nestedForm(_ method: String) -> NestedForm? {
        MethodCatalog.method(named: method)?.descriptor.nestedForm
    }

    private static func isNesting(_ method: String) -> Bool { nestedForm(method) != nil }
}

/// Reads one rule: a word, or a map with exactly one method, mask or reference.
struct RuleReader {
    /// What the rule is, for messages.
    let kind: String
    /// The keys that it may have.
    let known: [RuleKeyEntry]
    /// Methods that it may not have, which are refused by name once the names of masks are looked up.
    var refused: [RuleKeyEntry] = []

    /// The rule of a column.
    static let column = RuleReader(kind: "a column's rule", known: ColumnRuleKeys.ofColumn)
    /// A rule in a column's list.
    static let listed = RuleReader(kind: "a rule in a list", known: ColumnRuleKeys.ofListedRule)
    /// The rule of an array's elements.
    static let elements = RuleReader(kind: "the rule of an array's elements", known: ColumnRuleKeys.ofElements)
    /// A named mask.
    static let mask = RuleReader(
        kind: "a mask", known: ColumnRuleKeys.ofMask, refused: ColumnRuleKeys.methods)
    /// The rule of keys.
    static let keys = RuleReader(
        kind: "the rule of keys", known: ColumnRuleKeys.ofKeys, refused: ColumnRuleKeys.methods)

    /// The rule in `node`, or nil with what is wrong reported.
    func read(_ node: YAMLNode, _ log: inout FaultLog) -> RuleDraft? {
        if let word = node.text, !node.isBlank {
            return RuleDraft(
                place: node.place, choice: .word(Placed(value: word, place: node.place)),
                attributes: RuleAttributes(), condition: nil)
        }
        guard case .map(let entries) = node.content, !entries.isEmpty else {
            log.report(
                node.place, "\(kind) is \(node.kind)", cure: "write a method, as in `redact` or `{ truncate: year }`")
            return nil
        }
        guard let map = RuleMap(node, kind, known: known, refused: refused, log: &log) else { return nil }
        let attributes = AttributeKeys.read(map, &log)
        let isKnown = known.contains { $0.name == ColumnRuleKeys.when.name }
        let condition = isKnown ? map.value(ColumnRuleKeys.when, &log) : nil
        guard let choice = choice(map, &log) else { return nil }
        return RuleDraft(place: node.place, choice: choice, attributes: attributes, condition: condition)
    }

    /// The one key that says what is done.
    private func choice(_ map: RuleMap, _ log: inout FaultLog) -> RuleDraft.Choice? {
        let names = (known + refused).map { $0.name }
        let verbs = ColumnRuleKeys.verbs.map { $0.name }.filter(names.contains)
        let found = map.entries.filter { verbs.contains($0.key) }
        guard let verb = found.first else {
            if map.entries.allSatisfy({ names.contains($0.key) }) {
                log.report(
                    map.place, "\(kind) has no method",
                    cure: "add one, as in `redact: \"[redacted]\"` or `keep: REASON`")
            }
            return nil
        }
        guard found.count == 1 else {
            log.report(
                found[1].place, "\(kind) has two methods, '\(verb.key)' and '\(found[1].key)'", cure: "choose one")
            return nil
        }
        switch verb.key {
        case ColumnRuleKeys.mask.name: return map.value(ColumnRuleKeys.mask, &log).map { .mask($0) }
        case ColumnRuleKeys.references.name: return map.value(ColumnRuleKeys.references, &log).map { .references($0) }
        case let name:
            guard let form = ColumnRuleKeys.nestedForm(name) else { return .method(MethodForm.read(verb)) }
            let method = MethodDraft(name: name, place: verb.place, rule: nil, parameterPlaces: [:])
            return RuleForm<[ColumnDraft]>.nested(form).read(verb.value, name, &log).map { .nested(method, $0) }
        }
    }
}
