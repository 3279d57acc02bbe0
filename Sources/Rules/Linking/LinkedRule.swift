internal import Masking

/// A rule whose names are looked up and whose method is made.
struct LinkedRule: Sendable {
    let method: LinkedMethod
    var label: MaskLabel
    let maskName: String?
    var attributes: RuleAttributes
    let condition: Condition?
    let place: RulePlace

    /// The rule with the last word on invalid values from its dataset or rule set.
    func branch(
        onInvalid: OnInvalid, subject: SubjectColumn? = nil, companions: [CompanionColumn] = [],
        group: CompanionColumn? = nil
    ) -> Branch {
        Branch(
            condition: condition, action: method.action, label: label, maskName: maskName,
            descriptor: method.descriptor, parameters: method.parameters, attributes: attributes,
            onInvalid: attributes.onInvalid ?? onInvalid, place: place, vaultPath: method.vaultPath, subject: subject,
            companions: companions, group: group)
    }
}

/// A method with its parameters.
struct LinkedMethod: Sendable {
    let action: Action
    let descriptor: MethodDescriptor
    /// The parameters that the rule gives, sorted by name.
    let parameters: [JSONValue.Member]
    /// `keep`'s main parameter.
    let reason: String?
    /// Where the vault is that the method uses.
    let vaultPath: String?
    /// Where the parameters of a map stand.
    let places: [String: RulePlace]

    /// Makes the method of `draft` with what it inherits of the rule set and what it names among `files`; one that
    /// masks what its values hold needs rules as `nesting`.
    init(
        _ draft: MethodDraft, inheriting inherited: [String: ParameterValue] = [:], nesting: NestedRules? = nil,
        files: NamedFiles = NamedFiles()
    ) throws(RuleFault) {
        places = draft.parameterPlaces
        let contents = try files.contents(of: draft)
        do throws(MaskingError) {
            guard let type = MethodCatalog.method(named: draft.name) else { throw .unknownMethod(draft.name) }
            descriptor = type.descriptor
            let given = try MethodParameters(of: descriptor, rule: draft.rule, files: contents).completed(
                by: inherited, for: descriptor)
            let method = try type.init(given)
            vaultPath = method.vault.map { RulePath.resolve($0.path, in: draft.place.file) }
            parameters = given.values.sorted { $0.key < $1.key }.map { .init(name: $0.key, value: $0.value.json) }
            if case .text(let text) = given.values[AttributeKeys.reason.name] {
                reason = AttributeKeys.stated(text)
            } else {
                reason = nil
            }
            switch descriptor.treatment {
            case .masks: action = .mask(method)
            case .keeps: action = .keep
            case .drops: action = .drop
            case .nests(let form):
                guard let nesting else {
                    throw .unusable(
                        method: descriptor.name, problem: "it has no rules",
                        cure: form == .array
                            ? "write the rule of its elements, as in `array: redact`"
                            : "write a map of paths, as in `\(descriptor.name): { customer.email: redact }`")
                }
                action = .json(nesting)
            }
        } catch {
            throw RuleFault(draft.place(of: error), wrapping: error)
        }
    }

    /// The method `name` without parameters.
    init(
        named name: String, place: RulePlace, inheriting inherited: [String: ParameterValue] = [:]
    ) throws(RuleFault) {
        try self.init(
            MethodDraft(name: name, place: place, rule: nil, parameterPlaces: [:]), inheriting: inherited)
    }

    /// Whether it gives each value another one.
    var isMask: Bool { if case .mask = action { true } else { false } }

    /// The text of the parameter `name`, where the rule gives it.
    func text(of name: String) -> String? {
        guard case .string(let text)? = parameters.first(where: { $0.name == name })?.value else { return nil }
        return text
    }
}

extension MethodDraft {
    /// Where that stands which `error` speaks of.
    fileprivate func place(of error: MaskingError) -> RulePlace {
        switch error {
        case .unknownParameter(let name, _, _), .invalidParameter(let name, _, _): parameterPlaces[name] ?? place
        default: place
        }
    }
}
