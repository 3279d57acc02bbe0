internal import Records

/// What rules ask of paths.
extension JSONPath {
    /// `text` in the one spelling of the path that it is, or as it is where it is none.
    static func canonical(_ text: String) -> String {
        (try? JSONPath(parsing: text))?.description ?? text
    }

    /// Whether keys stand under it that no rule names.
    var hasWildcard: Bool { rank != .exact }

    /// Whether a key of the path is any: the subtree that a path ends with is not meant.
    var hasAnyKey: Bool { steps.contains(.anyKey) }

    /// Whether at most one value of a record is meant.
    var isSingle: Bool { keys != nil }

    /// The parts of the path down to each wildcard, spelled out: what rules share that meet the same unnamed keys.
    var wildcardPrefixes: [String] {
        steps.indices.filter { steps[$0] == .anyKey || steps[$0] == .subtree }.map {
            JSONPath(Array(steps[...$0])).description
        }
    }
}
