internal import Masking

/// A rule as it is written, before names are looked up.
struct RuleDraft: Sendable {
    /// What the rule does.
    enum Choice: Sendable {
        /// A word alone: a mask's name or a method's.
        case word(Placed<String>)
        /// `mask: NAME`.
        case mask(Placed<String>)
        /// A method with its parameters.
        case method(MethodDraft)
        /// `references: DATASET.COLUMN`.
        case references(Placed<String>)
        /// A method that masks JSON by the rules of its paths.
        case nested(MethodDraft, [ColumnDraft])
    }

    let place: RulePlace
    let choice: Choice
    let attributes: RuleAttributes
    var condition: Condition?
}

/// A method and its parameters as they are written.
struct MethodDraft: Sendable {
    let name: String
    let place: RulePlace
    /// What stands after the name: nothing, the main parameter alone, or a map.
    let rule: ParameterValue?
    /// Where the parameters of a map stand.
    let parameterPlaces: [String: RulePlace]
}
