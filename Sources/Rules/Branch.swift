public import Masking
public import Records

/// What is done with a value.
public enum Action: Sendable {
    /// It passes as it is.
    case keep
    /// Its column is not staged.
    case drop
    /// It is masked.
    case mask(any MaskingMethod)
    /// It is JSON, whose values are masked by rules of their own.
    indirect case json(NestedRules)
}

/// The pseudonym domain of a rule: equal values under one label, method and key come out equal.
public enum MaskLabel: Sendable, Hashable, CustomStringConvertible {
    /// A named mask, wherever it is used.
    case mask(String)
    /// An unnamed mask of one column of one dataset.
    case column(String, String)

    /// `mask:NAME` or `column:DATASET.PATH`: enters the derivation of the sub-key.
    public var description: String {
        switch self {
        case .mask(let name): "mask:\(name)"
        case .column(let dataset, let path): "column:\(dataset).\(path)"
        }
    }
}

extension MaskLabel {
    /// The domain for a dataset that a glob stands for.
    func named(_ dataset: String, for glob: String) -> MaskLabel {
        if case .column(glob, let path) = self { .column(dataset, path) } else { self }
    }
}

/// One rule of a column, with all that is said of its values.
public struct Branch: Sendable {
    /// When the rule is used; nil = always.
    public internal(set) var condition: Condition?
    /// What is done.
    public internal(set) var action: Action
    /// The pseudonym domain.
    public internal(set) var label: MaskLabel
    /// The name of the mask, where it has one.
    public let maskName: String?
    /// What the method says of itself.
    public let descriptor: MethodDescriptor
    /// The parameters that the rule gives, sorted by name.
    let parameters: [JSONValue.Member]
    /// What is said beside the method.
    let attributes: RuleAttributes
    /// What becomes of a value that the method or type cannot handle.
    public let onInvalid: OnInvalid
    /// Where the rule set says it.
    public let place: RulePlace
    /// The vault whose tokens stand for the values, as seen from the working folder; nil where none does.
    public internal(set) var vaultPath: String?
    /// What the source's own definition says that the values are, where that still holds of what is staged.
    var sourceType: ValueType?

    /// The pseudonym domain as text.
    public var maskLabel: String { label.description }
    /// The parameters that the rule gives as compact JSON, sorted by name: `{"to":"year"}`.
    public var parametersOutline: String { JSONValue.object(parameters).compact }
    /// The column whose value seeds what the method does, where it looks at the record.
    public internal(set) var subject: SubjectColumn?
    /// The columns whose masked values the method takes, in its order.
    public internal(set) var companions: [CompanionColumn] = []
    /// The column whose equal values make groups, where the method looks at the whole dataset.
    public internal(set) var group: CompanionColumn?
    /// The method's name.
    public var methodName: String { descriptor.name }
    /// What the column says of people.
    public var fieldClass: FieldClass? { attributes.fieldClass }
    /// The kind of personal data.
    public var category: String? { attributes.category }
    /// Why the rule is right.
    public var reason: String? { attributes.reason }
    /// What the values are.
    public var type: ValueType { attributes.type ?? sourceType ?? .text }
    /// What the rule itself says that the values are: values that are not are invalid.
    public var declaredType: ValueType { attributes.type ?? .text }
    /// What is done to a value before it is masked, in this order.
    public var normalize: [Normalization] { attributes.normalize ?? [] }
    /// The values that pass as they are, and why; a rule spells them, and the mask compares them normalized.
    public var exceptions: [ExceptedValue] { attributes.except ?? [] }
    /// What becomes of a null.
    public var onNull: OnAbsent { attributes.onNull ?? .keep }
    /// What becomes of an empty value.
    public var onEmpty: OnAbsent { attributes.onEmpty ?? .keep }
    /// Whether no value occurs twice.
    public var unique: Bool { attributes.unique ?? false }

    /// Whether values are masked.
    public var isMasked: Bool {
        if case .mask = action { true } else { false }
    }

    /// Whether values pass as they are.
    var isKept: Bool {
        if case .keep = action { true } else { false }
    }

    /// Whether nothing is left.
    var isDropped: Bool {
        if case .drop = action { true } else { false }
    }

    /// The rules of the JSON inside, where there are any.
    var nested: NestedRules? {
        if case .json(let rules) = action { rules } else { nil }
    }

    /// Whether equal values come out equal by this rule and by `other`.
    func isAlike(_ other: Branch) -> Bool {
        if isKept || other.isKept { return isKept && other.isKept }
        // What other columns say is not said by the value.
        if !companions.isEmpty || !other.companions.isEmpty { return false }
        if descriptor.scope == .dataset || other.descriptor.scope == .dataset { return false }
        return label == other.label && descriptor.algorithm == other.descriptor.algorithm
            && parameters == other.parameters && normalize == other.normalize && exceptions == other.exceptions
            && subject?.label == other.subject?.label && vaultPath == other.vaultPath
    }

    /// The rule for a dataset that a glob stands for: an unnamed mask is a domain of each dataset.
    func named(_ dataset: String, for glob: String) -> Branch {
        var branch = self
        branch.label = label.named(dataset, for: glob)
        if let subject { branch.subject?.label = subject.label.named(dataset, for: glob) }
        if let nested { branch.action = .json(nested.named(dataset, for: glob)) }
        return branch
    }
}
