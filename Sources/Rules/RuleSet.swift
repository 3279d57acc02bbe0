public import Masking
internal import Records

/// A checked set of rules: every name is resolved and every method is made, but there is no key in it.
public struct RuleSet: Sendable {
    /// A file that the rule set was read from.
    public struct File: Sendable {
        /// Its path, relative ones as seen from the working folder.
        public let path: String
        /// What it held.
        public let bytes: [UInt8]
    }

    /// The path of the file that was named on the command line.
    public let path: String
    /// The name of the rule set.
    public let name: String
    /// What the staged data is for.
    public let purpose: String?
    /// Whose data it is; enters every key.
    public let tenant: String
    /// Enters every key.
    public let epoch: String
    /// The day that methods take for today where a rule names none.
    public let asOf: String?
    /// Where the key comes from; a file's path is relative to the rule set.
    public let key: KeyProvider?
    /// The same as the rule set spells it: the store may hold no path of a machine.
    let namedKey: KeyProvider?
    /// What becomes of columns that no rule names, where a dataset says nothing.
    public let unlisted: Unlisted?
    /// What becomes of invalid values, where neither column nor dataset says it.
    public let onInvalid: OnInvalid?
    /// The named masks, in the order of the files.
    public let masks: [MaskRule]
    /// The datasets, in the order of the file.
    public let datasets: [DatasetRules]
    /// What holds for a table of a dump that no dataset names; it has no columns.
    let tableDefaults: DatasetRules
    /// The standards that it is held to: its own and those of the files that it extends.
    public let standards: Set<Standard>
    /// The findings that are accepted.
    public let accepted: [Acceptance]
    /// The files, the main one first, and those that methods name: what a hash of the rule set covers.
    public let files: [File]

    /// Reads the rule set at `path` and the files that it extends, and checks them.
    ///
    /// Collects everything that is wrong before it throws. Fetches no key.
    public static func load(path: String) throws(RuleError) -> RuleSet {
        try load(path: path, reading: RulePath.read, lists: RulePath.readList)
    }

    /// The same with other ways to read files of rules, and those that methods name.
    static func load(
        path: String, reading: @escaping (String) throws(RuleError) -> [UInt8],
        lists: (String) throws(RuleError) -> [UInt8] = RulePath.readList
    ) throws(RuleError) -> RuleSet {
        var log = FaultLog()
        let files = try RuleFiles(path: path, reading: reading, log: &log).files
        var linker = RuleLinker(files: files, named: NamedFiles(of: files, reading: lists), log: log)
        return try linker.link()
    }

    /// The rules for the dataset `name`: its own, else those of the glob with the longest literal part.
    public func dataset(named name: String) -> DatasetRules? {
        if let exact = datasets.first(where: { $0.name == name }) { return exact }
        return
            datasets
            .map { (rules: $0, glob: DatasetGlob($0.name)) }
            .filter { $0.glob.isPattern && $0.glob.matches(name) }
            .max { $0.glob.literalLength < $1.glob.literalLength }?
            .rules.named(name)
    }
}
