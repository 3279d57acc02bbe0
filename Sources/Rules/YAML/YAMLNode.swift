/// One value of a rule set's YAML: a text, a list or a map, and where it stands.
struct YAMLNode: Sendable {
    /// What the node is.
    enum Content: Sendable {
        /// A text; every scalar is one, so `NO` and `007` stay as they are. `isPlain`: written without quotes.
        case text(String, isPlain: Bool)
        /// A list of values.
        case list([YAMLNode])
        /// Keys and values in the order of the file, no key twice.
        case map([YAMLEntry])
    }

    /// What the node is.
    let content: Content
    /// Where it begins.
    let place: RulePlace

    /// The text of a scalar.
    var text: String? {
        if case .text(let text, _) = content { text } else { nil }
    }

    /// Whether nothing is written: `columns:` and the end of the line.
    var isBlank: Bool {
        if case .text(let text, let isPlain) = content { isPlain && text.isEmpty } else { false }
    }

    /// What it is, for messages.
    var kind: String {
        switch content {
        case .text: isBlank ? "nothing" : "a text"
        case .list: "a list"
        case .map: "a map"
        }
    }
}

/// A key of a YAML map and its value.
struct YAMLEntry: Sendable {
    /// The key.
    let key: String
    /// Where the key stands.
    let place: RulePlace
    /// Its value.
    let value: YAMLNode
}
