internal import Records

/// Which of two paths has the word where both match.
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

    /// Whether a value can lie at both paths, which are of one rank, while neither is narrower at every step.
    func ties(with other: JSONPath) -> Bool {
        guard rank == other.rank else { return false }
        var isNarrower = false
        var isWider = false
        for (left, right) in zip(steps, other.steps) {
            guard left.meets(right) else { return false }
            isNarrower = isNarrower || left.width < right.width
            isWider = isWider || left.width > right.width
            if left == .subtree || right == .subtree { return isNarrower == isWider }
        }
        return steps.count == other.steps.count && isNarrower == isWider
    }
}

extension JSONPath.Step {
    /// How much the step leaves open.
    fileprivate var width: Int {
        switch self {
        case .key, .anyElement: 0
        case .anyKey: 1
        case .subtree: 2
        }
    }

    /// Whether both steps can lead to one value.
    fileprivate func meets(_ other: JSONPath.Step) -> Bool {
        switch (self, other) {
        // Equality of strings forgives normalization, and keys do not.
        case (.key(let left), .key(let right)): left.unicodeScalars.elementsEqual(right.unicodeScalars)
        case (.subtree, _), (_, .subtree): true
        case (.anyElement, .anyElement): true
        case (.anyElement, _), (_, .anyElement): false
        default: true
        }
    }
}
