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
