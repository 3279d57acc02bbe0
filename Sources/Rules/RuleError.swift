public import Records

/// One thing that is wrong with a rule set: where, what, and what would be right.
public struct RuleFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// Where the rule set says it.
    public let place: RulePlace
    /// What is wrong.
    public let problem: String
    /// What would be right.
    public let cure: String
    /// The status of a run that this fault ends.
    public let status: ExitStatus

    /// A fault at `place`; texts of the rule set inside `problem` and `cure` are made safe here.
    init(_ place: RulePlace, _ problem: String, cure: String, status: ExitStatus = .rules) {
        self.place = place
        self.problem = SafeText.escaped(problem)
        self.cure = SafeText.escaped(cure)
        self.status = status
    }

    /// What another stage says of a part of the rule set, at the place of that part.
    init(_ place: RulePlace, wrapping error: some ReportedError) {
        let parts = error.description.split(separator: "; ", maxSplits: 1)
        self.init(
            place, String(parts.first ?? ""), cure: parts.count > 1 ? String(parts[1]) : "see `bauta methods`")
    }

    /// `place: what is wrong; what would be right`.
    public var description: String { "\(place): \(problem); \(cure)" }
}

/// Why a rule set cannot be used.
public enum RuleError: ReportedError, Equatable {
    /// Everything that is wrong with it, in the order of the text; never empty.
    case invalid([RuleFault])
    /// The file cannot be read; `reason` is the system's.
    case unreadable(path: String, reason: String)
    /// The rule set has no such column to explain.
    case noSuchColumn(reference: String, cure: String)

    /// The exit status of a run that this error ends.
    public var status: ExitStatus {
        switch self {
        case .invalid(let faults): faults.first?.status ?? .rules
        case .unreadable: .io
        case .noSuchColumn: .columns
        }
    }

    /// What is wrong, one line a fault.
    public var description: String {
        switch self {
        case .invalid(let faults):
            faults.map { $0.description }.joined(separator: "\n")
        case .unreadable(let path, let reason):
            "\(SafeText.escaped(path)): the rule set cannot be read: \(reason); name a readable YAML file"
        case .noSuchColumn(let reference, let cure):
            "\(SafeText.escaped(reference)): the rule set has no such column; \(SafeText.escaped(cure))"
        }
    }
}
