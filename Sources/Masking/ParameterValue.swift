/// What a rule gives for a parameter: every scalar of a rule is text.
public indirect enum ParameterValue: Sendable, Equatable {
    /// A scalar.
    case text(String)
    /// A list.
    case list([ParameterValue])
    /// A map, in the order of the rule.
    case map([ParameterEntry])
}

/// One entry of a map in a rule.
public struct ParameterEntry: Sendable, Equatable {
    /// The key.
    public let name: String
    /// What it is set to.
    public let value: ParameterValue

    /// An entry that sets `name` to `value`.
    public init(name: String, value: ParameterValue) {
        self.name = name
        self.value = value
    }
}

// A rule's values as literals: `["map": ["0-17": "minor"], "else": "other"]`.
extension ParameterValue: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    /// A scalar.
    public init(stringLiteral value: String) { self = .text(value) }

    /// A list.
    public init(arrayLiteral elements: ParameterValue...) { self = .list(elements) }

    /// A map, in the order of the literal.
    public init(dictionaryLiteral elements: (String, ParameterValue)...) {
        self = .map(elements.map { ParameterEntry(name: $0.0, value: $0.1) })
    }
}

extension ParameterValue: CustomStringConvertible {
    /// The value as a rule spells it in one line: `{ 0-17: minor }`.
    public var description: String {
        switch self {
        case .text(let text): text
        case .list(let values): "[\(values.map(\.description).joined(separator: ", "))]"
        case .map(let entries): "{ \(entries.map { "\($0.name): \($0.value)" }.joined(separator: ", ")) }"
        }
    }
}
