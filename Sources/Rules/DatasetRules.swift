public import Records

/// The rules of one dataset.
public struct DatasetRules: Sendable {
    /// Its name, which may be a glob.
    public internal(set) var name: String
    /// The sources as the rule set names them; none where the command line must.
    public let sources: [String]
    /// The same, relative to the working folder.
    public let sourcePaths: [String]
    /// The format's name, where it is declared.
    public let format: String?
    /// Where the records of a JSON document are, where it is declared.
    public let records: JSONPath?
    /// Whether the records are JSON, as far as the rule set tells.
    public let isJSON: Bool?
    /// What is said of how the sources are written.
    public let dialect: DialectRule
    /// The column that says whose record it is.
    public let subject: String?
    /// When an export is too small to publish.
    public let expect: Expectation?
    /// The columns with their rules, in the order of the rule set.
    public internal(set) var columns: [ColumnRules]
    /// What holds where no rule says anything.
    let defaults: DatasetDefaults
    /// Where the rule set names it.
    public let place: RulePlace

    /// What becomes of columns and paths that no rule names.
    public var unlisted: Unlisted { defaults.unlisted }
    /// What becomes of invalid values, where a column says nothing.
    public var onInvalid: OnInvalid { defaults.onInvalid }

    /// The rules of the column `name`.
    public func column(named name: String) -> ColumnRules? {
        columns.first { $0.name == name }
    }

    /// These rules for a partition of the dataset: equal values come out equal in all of them.
    func partition(_ concrete: String) -> DatasetRules {
        var rules = self
        rules.name = concrete
        return rules
    }

    /// These rules for a dataset that the glob stands for.
    func named(_ concrete: String) -> DatasetRules {
        var rules = self
        rules.columns = columns.map { $0.named(concrete, for: name) }
        rules.name = concrete
        return rules
    }
}

/// A named mask: a pseudonym domain.
public struct MaskRule: Sendable {
    /// Its name.
    public let name: String
    /// What it does, as a column without attributes of its own uses it.
    public let branch: Branch
    /// Where the rule set defines it.
    public let place: RulePlace
}
