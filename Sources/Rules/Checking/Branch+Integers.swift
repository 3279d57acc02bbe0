internal import Masking
internal import Records

extension Branch {
    /// Whether what the rule makes of values of `type` is of that type, too.
    func gives(_ type: ValueType) -> Bool {
        if isKept || isDropped { return true }
        // What changes places stays what it is.
        if descriptor.scope == .dataset { return true }
        if let last = lastStep { return last.gives(type) }
        switch type {
        case .integer: return givesIntegers
        case .real:
            return givesIntegers || givesOnly(ParameterType.decimal(isPositive: false).accepts)
                || ["round", "add-noise"].contains(methodName)
                || methodName == "geo" && parameter("part") != "pair"
                || methodName == "clamp" && parameter("below") == nil && parameter("above") == nil
        case .boolean: return methodName == "nullify" || givesOnly { $0 == "true" || $0 == "false" }
        default: return true
        }
    }

    /// Whether the method can give a canonical whole number; that of `fpe` may begin with a zero.
    var givesIntegers: Bool {
        switch methodName {
        case "keyed-hash", "fpe", "partial-mask", "bucket", "age", "postcode-area", "shift-date", "template",
            "encrypt-deterministic":
            false
        case "chain": lastStep?.givesIntegers ?? false
        case "pick-from": list("values")?.allSatisfy(Self.isCanonical) ?? false
        case "tokenize": parameter("as") == "integer"
        case "truncate": parameter("to") == "year"
        case "geo": parameter("grid").map(Self.isCanonical) == true && parameter("part") != "pair"
        case "round": parameter("to").map(Self.isCanonical) ?? (parameter("digits").flatMap { Int($0) } == 0)
        case "clamp":
            [("min", "below"), ("max", "above")].allSatisfy { bound, label in
                (parameter(label) ?? parameter(bound)).map(Self.isCanonical) ?? true
            }
        case "redact": Self.isCanonical(parameter("marker"))
        case "replace": parameter("pattern") == nil && Self.isCanonical(parameter("with"))
        default: true
        }
    }

    /// Whether the method gives texts that the rule spells, all of which are `right`.
    private func givesOnly(_ right: (String) -> Bool) -> Bool {
        let texts: [String?]? =
            switch methodName {
            case "pick-from": list("values")
            case "redact": [parameter("marker")]
            case "replace" where parameter("pattern") == nil: [parameter("with")]
            default: nil
            }
        return texts?.allSatisfy { $0.map(right) ?? false } ?? false
    }

    /// The rule of which the last step of a chain is the method.
    private var lastStep: Branch? {
        guard
            case .array(let steps) = parameters.first(where: { descriptor.parameter(named: $0.name)?.type == .steps })?
                .value,
            let last = steps.last
        else { return nil }
        let name: String
        var given: JSONValue?
        switch last {
        case .string(let alone): name = alone
        case .object(let members) where members.count == 1: (name, given) = (members[0].name, members[0].value)
        default: return nil
        }
        guard let descriptor = MethodCatalog.method(named: name)?.descriptor else { return nil }
        var own: [JSONValue.Member] = []
        if case .object(let members) = given {
            own = members
        } else if let given, let main = descriptor.mainParameter {
            own = [.init(name: main, value: given)]
        }
        return Branch(
            condition: nil, action: action, label: label, maskName: maskName, descriptor: descriptor, parameters: own,
            attributes: attributes, onInvalid: onInvalid, place: place)
    }

    /// The largest whole number that the method gives, where that does not depend on the value.
    var largestInteger: Int? {
        methodName == "tokenize" && givesIntegers ? parameter("max").flatMap { Int($0) } : nil
    }

    /// What the rule gives for the parameter `name`, else its default.
    func parameter(_ name: String) -> String? {
        guard let given = parameters.first(where: { $0.name == name }) else {
            return descriptor.parameter(named: name)?.defaultValue
        }
        if case .string(let text) = given.value { return text }
        return nil
    }

    /// The texts that the rule lists for the parameter `name`.
    private func list(_ name: String) -> [String?]? {
        guard case .array(let elements) = parameters.first(where: { $0.name == name })?.value else { return nil }
        return elements.map { element in
            if case .string(let text) = element { text } else { nil }
        }
    }

    /// Whether `text` spells a whole number of 64 bits without a plus, a leading zero or a minus zero.
    private static func isCanonical(_ text: String?) -> Bool {
        guard let text, let number = Int64(text) else { return false }
        return String(number) == text
    }
}
