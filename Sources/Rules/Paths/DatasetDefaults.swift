internal import Masking

/// What holds in a dataset where no rule says anything.
struct DatasetDefaults: Sendable {
    /// What becomes of columns and paths that no rule names.
    let unlisted: Unlisted
    /// What becomes of invalid values.
    let onInvalid: OnInvalid
    /// The method behind `unlisted`; `fail` drops, since a run does not come that far.
    private let method: LinkedMethod
    /// Where the rule set names the dataset.
    private let place: RulePlace

    /// What `draft` says, else the file that it stands in.
    init(_ draft: DatasetDraft, in file: RuleFile) throws(RuleFault) {
        unlisted = draft.unlisted ?? file.unlisted ?? .fail
        onInvalid = draft.onInvalid ?? file.onInvalid ?? .fail
        place = draft.name.place
        let word = unlisted == .fail ? Unlisted.drop : unlisted
        method = try LinkedMethod(named: word.rawValue, place: place)
    }

    /// What `unlisted` says of the column or path `name` of `dataset`.
    func branch(_ name: String, in dataset: String) -> Branch {
        Branch(
            condition: nil, action: method.action, label: .column(dataset, name), maskName: nil,
            descriptor: method.descriptor, parameters: [], attributes: RuleAttributes(), onInvalid: onInvalid,
            place: place)
    }
}
