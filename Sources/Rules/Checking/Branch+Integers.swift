internal import Masking
internal import Records

extension Branch {
    /// Whether what the rule makes of values of `type` is of that type, too.
    func gives(_ type: ValueType) -> Bool {
        if isKept || isDropped { return true }
        switch type {
        case .integer: return givesIntegers
        case .real:
            return ["nullify", "round", "add-noise"].contains(methodName)
                || methodName == "geo" && parameter("part") != "pair"
                || methodName == "clamp" && parameter("below") == nil && parameter("above") == nil
        case .boolean: return methodName == "nullify"
        default: return true
        }
    }

    /// Whether the method can give a canonical whole number; that of `fpe` may begin with a zero.
    var givesIntegers: Bool {
        switch methodName {
        case "keyed-hash", "fpe", "partial-mask", "bucket", "age", "shift-date": false
        case "tokenize": parameter("as") == "integer"
        case "truncate": parameter("to") == "year"
        case "geo": parameter("grid").map(Self.isCanonical) == true && parameter("part") != "pair"
        case "round": parameter("to").map(Self.isCanonical) ?? (parameter("digits").flatMap { Int($0) } == 0)
        case "clamp":
            [("min", "below"), ("max", "above")].allSatisfy { bound, label in
                (parameter(label) ?? parameter(bound)).map(Self.isCanonical) ?? true
            }
        case "redact": Self.isCanonical(parameter("marker"))
        case "replace": Self.isCanonical(parameter("with"))
        default: true
        }
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

    /// Whether `text` spells a whole number of 64 bits without a plus, a leading zero or a minus zero.
    private static func isCanonical(_ text: String?) -> Bool {
        guard let text, let number = Int64(text) else { return false }
        return String(number) == text
    }
}
