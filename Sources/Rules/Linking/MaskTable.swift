internal import Masking

/// The named masks of all files.
struct MaskTable {
    /// The masks, in the order of the files.
    private(set) var masks: [(name: Placed<String>, rule: LinkedRule)] = []
    private var rules: [String: LinkedRule] = [:]
    /// The parameters that the rule set gives to all methods which take them.
    let inherited: [String: ParameterValue]
    /// Where every name is written, also of masks that are wrong: a use of one is no second mistake.
    private var places: [String: RulePlace] = [:]

    /// Every name, sorted.
    var names: [String] { places.keys.sorted() }

    /// Makes the masks of `files`, the main one first, which find what they name among `named`.
    init(_ files: [RuleFile], _ named: NamedFiles, _ log: inout FaultLog) {
        inherited = files.first?.inherited ?? [:]
        for draft in files.flatMap({ $0.masks }) {
            let name = draft.name
            if let first = places[name.value] {
                log.report(
                    name.place, "mask '\(name.value)' is defined at \(first) already", cure: "rename or remove one")
                continue
            }
            places[name.value] = name.place
            if MethodCatalog.names.contains(name.value) {
                log.report(name.place, "a mask is called '\(name.value)' like a method", cure: "choose another name")
            }
            if let rule = log.attempt({ () throws(RuleFault) in try Self.link(draft, inherited, named) }) {
                masks.append((name, rule))
                rules[name.value] = rule
            }
        }
    }

    /// The mask called `name`.
    func rule(named name: String) -> LinkedRule? { rules[name] }

    /// Whether a mask is called so, right or wrong.
    func contains(_ name: String) -> Bool { places[name] != nil }

    private static func link(
        _ draft: MaskDraft, _ inherited: [String: ParameterValue], _ named: NamedFiles
    ) throws(RuleFault) -> LinkedRule {
        let method: LinkedMethod
        switch draft.rule.choice {
        case .method(let draft): method = try LinkedMethod(draft, inheriting: inherited, files: named)
        case .nested(let draft, _):
            throw RuleFault(
                draft.place, "a mask cannot be `\(draft.name)`", cure: "write it in the rule of the column")
        case .word(let word), .mask(let word), .references(let word):
            method = try LinkedMethod(named: word.value, place: word.place, inheriting: inherited)
        }
        let attributes = try draft.rule.attributes.with(reason: method.reason, at: draft.rule.place)
        return LinkedRule(
            method: method, label: .mask(draft.name.value), maskName: draft.name.value, attributes: attributes,
            condition: nil, place: draft.name.place)
    }
}

extension RuleAttributes {
    /// The attributes with the reason that `keep` gives as its main parameter.
    func with(reason main: String?, at place: RulePlace) throws(RuleFault) -> RuleAttributes {
        guard let main else { return self }
        guard reason == nil else { throw RuleFault(place, "the reason is given twice", cure: "write it after `keep`") }
        var attributes = self
        attributes.reason = main
        return attributes
    }
}
