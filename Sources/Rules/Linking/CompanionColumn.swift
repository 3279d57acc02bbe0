internal import Masking
internal import Records

/// A column whose masked value a rule of another column takes.
public struct CompanionColumn: Sendable {
    /// The column's name, or its path.
    public let name: String
    /// Where the rule stands that names it.
    let place: RulePlace
    /// The column's place in the source, once bound.
    public internal(set) var ordinal: Int?
}

extension Branch {
    /// Binds the columns that the rule looks at to their places in a source, which `place` knows.
    mutating func bindCompanions(_ place: (String) -> Int?) {
        for index in companions.indices { companions[index].ordinal = place(companions[index].name) }
        if let name = group?.name { group?.ordinal = place(name) }
    }
}

extension RecordRules {
    /// The columns whose masked values `rule` of the column `name` takes.
    func companions(of rule: LinkedRule, in name: String) throws(RuleFault) -> [CompanionColumn] {
        guard case .mask(let method) = rule.method.action else { return [] }
        var companions: [CompanionColumn] = []
        for companion in method.companions {
            let column = try column(companion, "a column that `\(rule.method.descriptor.name)` names", at: rule.place)
            if column.name.utf8.elementsEqual(name.utf8) {
                throw RuleFault(
                    rule.place, "`\(rule.method.descriptor.name)` names its own column '\(name)'",
                    cure: "give what is to be made of the value as one of its `parts`")
            }
            for other in column.rules { try refuse(other, as: column.name, for: rule) }
            companions.append(CompanionColumn(name: column.name, place: rule.place))
        }
        return companions
    }

    /// The column whose equal values make groups for `rule`; nil where all of the dataset is one, or it makes none.
    func group(of rule: LinkedRule) throws(RuleFault) -> CompanionColumn? {
        guard rule.method.descriptor.scope == .dataset else { return nil }
        if isNested {
            throw RuleFault(
                rule.place, "`\(rule.method.descriptor.name)` looks at all of a column, and this is inside a value",
                cure: "use another method")
        }
        guard let name = rule.method.text(of: ParameterDescriptor.withinName) else { return nil }
        let place = rule.method.places[ParameterDescriptor.withinName] ?? rule.place
        return CompanionColumn(
            name: try column(name, "the column of groups", at: place).name, place: place)
    }

    private func refuse(_ other: LinkedRule, as name: String, for rule: LinkedRule) throws(RuleFault) {
        let problem: String
        switch other.method.action {
        case .drop: problem = "is dropped"
        case .json: problem = "holds values with rules of their own"
        case .mask(let method) where !method.companions.isEmpty: problem = "takes values of other columns itself"
        case .mask, .keep: return
        }
        throw RuleFault(
            rule.place, "`\(rule.method.descriptor.name)` names the column '\(name)', which \(problem)",
            cure: "name a column with one masked or kept value")
    }
}
