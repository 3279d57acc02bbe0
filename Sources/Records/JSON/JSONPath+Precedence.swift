extension JSONPath {
    /// Whether this path wins where both hold: it has the higher rank, or is narrower at some step and wider at none.
    ///
    /// Of two paths that can hold for one value and of which neither is narrower, a rule set is refused.
    public func isNarrower(than other: JSONPath) -> Bool {
        if rank != other.rank { return rank > other.rank }
        var isNarrower = false
        for (mine, theirs) in zip(steps, other.steps) where mine != theirs {
            if mine.width > theirs.width { return false }
            if mine.width < theirs.width { isNarrower = true }
            // Behind a subtree there is nothing left to compare with.
            if mine == .subtree || theirs == .subtree { break }
        }
        return isNarrower
    }

    /// Whether the first `count` steps of this path are narrower at some place and wider at none; a subtree goes on.
    public func isNarrower(than other: JSONPath, downTo count: Int) -> Bool {
        let widths = (0..<count).map { (mine: width(at: $0), theirs: other.width(at: $0)) }
        return widths.allSatisfy { $0.mine <= $0.theirs } && widths.contains { $0.mine < $0.theirs }
    }

    private func width(at index: Int) -> Int { steps[min(index, steps.count - 1)].width }

    /// Whether a value can lie at both paths, which are of one rank, while neither is narrower at every step.
    public func ties(with other: JSONPath) -> Bool {
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

    /// Whether the path leads through values at `other`, so that what lies there is not its rule's alone.
    ///
    /// A subtree that begins above does not: the rule at `other` is narrower.
    public func canLead(through other: JSONPath) -> Bool {
        steps.count > other.steps.count && zip(steps, other.steps).allSatisfy { $0 != .subtree && $0.meets($1) }
    }
}

extension JSONPath.Step {
    /// How many ways it allows: one, any, or any number of steps.
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
