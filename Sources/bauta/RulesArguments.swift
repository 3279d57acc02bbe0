internal import ArgumentParser
internal import Masking
internal import Pipeline
internal import Rules

/// The rule set, the sources and the key of a run.
struct RulesArguments: ParsableArguments {
    @Argument(help: "The rule set, a YAML file.")
    var rules: String
    @Argument(
        help: ArgumentHelp(
            "Sources: NAME=PATH for a dataset of the rule set, or a path whose stem is its name; - is standard input.",
            valueName: "name=path"))
    var sources: [String] = []
    @OptionGroup var keys: KeyOptions

    /// Reads the rule set.
    func load() throws -> RuleSet {
        try RuleSet.load(path: rules)
    }

    /// The sources, each for its dataset.
    func assignments(for ruleSet: RuleSet) throws -> [SourceAssignment] {
        try sources.map { try SourceAssignment($0, ruleSet: ruleSet) }
    }
}

/// The key and the tenant of a run.
struct KeyOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where the key comes from: env:, file:, fd:, credential: or command:.", valueName: "provider"))
    var key: String?
    @Option(help: "The tenant, where the rule set names none.")
    var tenant: String?

    /// Sets the key's provider and the tenant in `options`.
    func apply(to options: inout RunOptions) throws {
        options.key = try key.map { try KeyProvider(text: $0) }
        options.tenant = tenant
    }
}

/// The limits of reading, as several commands take them.
struct ReadingOptions: ParsableArguments {
    @Option(help: "The longest record, in bytes or as 16MiB.")
    var maxRecord = ByteCount(bytes: 16 << 20)
    @Option(help: "The largest ratio of inflated to compressed bytes after the first MiB; 0 for none.")
    var maxRatio = 200
    @Option(help: "How deep objects and arrays may be nested in JSON, from 1 to 1000.")
    var maxDepth = 64
    @Option(help: ArgumentHelp("How many bytes one read asks for.", visibility: .hidden))
    var readSize = ByteCount(bytes: 256 << 10)

    func validate() throws {
        guard (1...1000).contains(maxDepth) else { throw ValidationError("--max-depth: a number from 1 to 1000") }
        guard maxRatio >= 0 else { throw ValidationError("--max-ratio: a number from 0") }
    }

    /// Sets the limits in `options`.
    func apply(to options: inout RunOptions) {
        options.maxRecord = maxRecord.bytes
        options.maxRatio = maxRatio == 0 ? nil : maxRatio
        options.maxDepth = maxDepth
        options.readBytes = readSize.bytes
    }
}
