public import Masking
internal import Records

/// The column whose value seeds the random choice of a rule, with its own mask.
public struct SubjectColumn: Sendable {
    /// The column's name, or its path.
    public let name: String
    /// The pseudonym domain of the column's own mask: enters the derivation of the sub-key.
    public internal(set) var label: MaskLabel
    /// What its own mask does to a value first.
    public let normalize: [Normalization]
    /// Where the rule names it, or the rule itself stands.
    let place: RulePlace
    /// The column's place in the source, once bound.
    public internal(set) var ordinal: Int?
}

/// The columns of one record with their rules: what a rule can take as its subject.
struct RecordRules {
    /// The columns' names and rules, in the order of the rule set.
    let columns: [(name: String, rules: [LinkedRule])]
    /// What messages call the record.
    let dataset: String
    /// The subject of rules that name none.
    let subject: String?
    /// Whether the columns are paths of JSON in a string, which lies apart from the dataset's own subject.
    var isNested = false

    /// The subject of `rule`; nil where it needs none, or what is wrong with it is reported already.
    func subject(of rule: LinkedRule) throws(RuleFault) -> SubjectColumn? {
        let descriptor = rule.method.descriptor
        guard descriptor.parameters.contains(where: { $0.name == ParameterDescriptor.subjectName }) else { return nil }
        let own = rule.method.text(of: ParameterDescriptor.subjectName)
        guard let name = own ?? subject else {
            if descriptor.needsSubject { throw missing(rule) }
            return nil
        }
        let place = rule.maskName == nil ? rule.method.places[ParameterDescriptor.subjectName] : nil
        return try column(name, of: rule, at: place ?? rule.place)
    }

    private func missing(_ rule: LinkedRule) -> RuleFault {
        RuleFault(
            rule.place, "`\(rule.method.descriptor.name)` has no subject",
            cure: isNested
                ? "name a path of the same JSON that says whose it is, as in `subject: user.id`"
                : "name the column that says whose record it is, `subject: COLUMN`, in the rule or the dataset")
    }

    /// The column called `name`, which messages call `role`.
    func column(
        _ name: String, _ role: String, at place: RulePlace
    ) throws(RuleFault) -> (name: String, rules: [LinkedRule]) {
        let spelled = JSONPath.canonical(name)
        let found = columns.first { $0.name.utf8.elementsEqual(name.utf8) }
        guard let column = found ?? columns.first(where: { $0.name.utf8.elementsEqual(spelled.utf8) }) else {
            throw RuleFault(
                place, "\(role) '\(name)' is no column with a rule in dataset '\(dataset)'",
                cure: Suggestion.cure(for: name, among: columns.map { $0.name }))
        }
        return column
    }

    private func column(_ name: String, of rule: LinkedRule, at place: RulePlace) throws(RuleFault) -> SubjectColumn? {
        let column = try column(name, "the subject", at: place)
        guard let first = column.rules.first else { return nil }
        guard column.rules.allSatisfy({ $0.isKeyed }) else {
            throw RuleFault(
                place, "the subject '\(name)' has no mask of its own with a key to take the random choice from",
                cure: "mask it by keyed-hash, tokenize or fpe, or name another `subject`")
        }
        guard column.rules.allSatisfy({ $0.label == first.label && $0.normalization == first.normalization }) else {
            throw RuleFault(
                place, "the rules of the subject '\(name)' have different masks or another `normalize`",
                cure: "use one named mask in all of them")
        }
        return SubjectColumn(name: column.name, label: first.label, normalize: first.normalization, place: place)
    }
}

extension LinkedRule {
    /// Whether the value gets a pseudonym by a key, whatever its record.
    fileprivate var isKeyed: Bool { method.descriptor.needsKey && method.descriptor.scope == .value }

    fileprivate var normalization: [Normalization] { attributes.normalize ?? [] }
}
