/// What the rules that look at a whole dataset do in this pass over it.
enum ShuffleMode: Sendable {
    /// There is but one pass: such a rule is refused.
    case refused
    /// They gather the values that the next pass gives out again.
    case gathering(ShuffleSeed)
    /// They give out the values of the pass before.
    case giving(ShuffledDataset)

    /// Whether the sources are read twice.
    var isTwoPass: Bool {
        if case .refused = self { false } else { true }
    }
}

/// What hashes of values and groups are made with in one run: they are compared and never kept.
struct ShuffleSeed: Sendable {
    let seed = UInt64.random(in: .min ... .max)
    let mark = UInt64.random(in: .min ... .max)
}
