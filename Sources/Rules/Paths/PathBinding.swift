public import Records

/// A path of JSON records and what is done with its values, or with the keys under its wildcards.
public struct PathBinding: Sendable {
    /// What of the path the rules are for.
    public enum Part: Sendable {
        /// The values that lie at it.
        case values
        /// The keys under its wildcards.
        case keys
    }

    /// What becomes of the keys under the wildcards of the path.
    ///
    /// Where the wildcards of several paths meet a key, the path that wins by its rank and its narrowness says it.
    public enum Keys: Sendable, Equatable {
        /// They pass. So it is, too, where the path has no wildcard: the rule set names its keys.
        case keep
        /// The binding of this ordinal, whose part is `keys`, masks them.
        case mask(ordinal: Int)
        /// No rule says it: what `unlisted` says of keys holds.
        case unlisted
    }

    /// The path, from the record or from the JSON in a string down.
    public let path: JSONPath
    /// What of it the rules are for.
    public let part: Part
    /// The rules; the ordinal is the place among the bindings.
    ///
    /// Its name is the path as audits show it: `metadata.*`, `metadata.*~` for keys, and
    /// `tool_calls[*].arguments->customer.email` for a path in a string. It is listed in all bindings but the last one,
    /// whose path is `**`: what `unlisted` says.
    public let column: ColumnBinding
    /// What becomes of the keys under its wildcards.
    public let keys: Keys
}

/// The rules of the JSON inside a string.
public struct NestedRules: Sendable {
    /// The paths in the order of the rule set, each followed by its masked keys, and last what `unlisted` says.
    public let bindings: [PathBinding]
    /// The rules that the bindings are made of.
    let columns: [ColumnRules]
    private let outer: String
    private let defaults: DatasetDefaults

    /// The rules `columns` of the JSON in the values of `outer`, a column or path of `dataset`.
    init(_ columns: [ColumnRules], in outer: String, of dataset: String, _ defaults: DatasetDefaults) {
        self.columns = columns
        self.outer = outer
        self.defaults = defaults
        bindings =
            PathBinder(columns: columns, prefix: Self.prefix(outer), dataset: dataset, defaults: defaults).bindings
    }

    /// What the names of paths in the JSON of `outer` begin with.
    static func prefix(_ outer: String) -> String { outer + "->" }

    /// These rules in a dataset that a glob stands for.
    func named(_ dataset: String, for glob: String) -> NestedRules {
        NestedRules(columns.map { $0.named(dataset, for: glob) }, in: outer, of: dataset, defaults)
    }
}
