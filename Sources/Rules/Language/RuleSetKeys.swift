internal import Masking

/// The keys of a rule set.
enum RuleSetKeys {
    static let version = RuleKey("bauta", "The version of the rules language: 1.", RuleForm<Int>.version)
    static let name = RuleKey("name", "The name of the rule set.", RuleForm<String>.name(example: "shop"))
    static let purpose = RuleKey("purpose", "What the staged data is for: copied to the audit.", RuleForm<String>.text)
    static let tenant = RuleKey("tenant", "Whose data it is: enters every key.", RuleForm<String>.text)
    static let epoch = RuleKey("epoch", "Enters every key: change it and all pseudonyms change.", RuleForm<String>.text)
    static let asOf = RuleKey(
        "as-of", "The day that methods take for today where a rule names none: no clock is read.", RuleForm<String>.day)
    static let key = RuleKey("key", "Where the key comes from; never the key itself.", RuleForm<KeyProvider>.key)
    static let extends = RuleKey(
        "extends", "Files whose masks this one uses; paths are relative to this file.",
        RuleForm<String>.name(example: "gdpr.yaml").placed.listed)
    static let standard = RuleKey(
        "standard", "A standard that the rule set is held to; one in a file that it extends counts, too.",
        RuleForm<Standard>.choice)
    static let unlisted = RuleKey(
        "unlisted", "What becomes of a column that no rule names; fail is the default.", RuleForm<Unlisted>.choice)
    static let onInvalid = RuleKey(
        "on-invalid", "What becomes of a value that its method cannot handle; fail is the default.",
        RuleForm<OnInvalid>.choice)
    static let masks = RuleKey(
        "masks", "Named masks: equal values stay equal wherever one is used.", RuleForm<[MaskDraft]>.masks)
    static let datasets = RuleKey("datasets", "The datasets and their rules.", RuleForm<[DatasetDraft]>.datasets)
    static let accept = RuleKey(
        "accept", "Findings that are accepted, by their ids as `bauta check` shows them: why.",
        RuleForm<[Acceptance]>.acceptances)

    /// All of them.
    static let all = [
        version.erased, name.erased, purpose.erased, tenant.erased, epoch.erased, asOf.erased, key.erased,
        extends.erased, standard.erased, unlisted.erased, onInvalid.erased, masks.erased, datasets.erased,
        accept.erased,
    ]
    /// What counts only in the file that is named on the command line.
    static let onlyInMain = [
        tenant.name, epoch.name, asOf.name, key.name, unlisted.name, onInvalid.name, datasets.name, accept.name,
    ]
}

extension RuleForm where Value == String {
    /// A day of the calendar.
    static var day: RuleForm {
        RuleForm("a day", example: "2026-01-31", schema: MethodForm.schema(.day)) { text in
            ParameterType.day.accepts(text) ? text : nil
        }
    }
}
