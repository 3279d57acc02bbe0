public import Records

/// Why a run ended early, where no stage of its own says so.
public enum PipelineError: ReportedError {
    /// A value is invalid or absent and the rule says `fail`.
    case invalidValue(SourcePosition, RejectReason)
    /// More records were set aside than `--max-rejects` allows.
    case tooManyRejects(dataset: String, limit: Int)
    /// A gate of `expect` stopped the run before publication.
    case gate(dataset: String, message: String)
    /// A gate of `--strict` stopped the run before publication.
    case strict(warnings: [String])
    /// A command-line source names no dataset of the rule set.
    case unknownDataset(String, suggestion: String?)
    /// The rule set or the command line leaves something out.
    case incomplete(String, status: ExitStatus)
    /// Two sources of one dataset have different headers.
    case headersDiffer(dataset: String, source: String, first: String)
    /// The rules, or a source's header, have findings that are errors.
    case findings([String], status: ExitStatus)
    /// The disk cannot hold the result.
    case noRoom(path: String, needed: Int, free: Int)
    /// A dry run met values on which a run would have failed.
    case wouldFail(values: Int)
    /// SIGINT or SIGTERM asked the run to stop.
    case stopped(ExitStatus)
    /// A file could not be read or written.
    case file(path: String, reason: String)

    /// The exit status that tells which it was.
    public var status: ExitStatus {
        switch self {
        case .invalidValue(_, .unlistedPath): .columns
        case .invalidValue, .tooManyRejects, .wouldFail: .malformed
        case .gate, .strict: .gate
        case .unknownDataset: .usage
        case .incomplete(_, let status), .findings(_, let status), .stopped(let status): status
        case .headersDiffer: .columns
        case .noRoom, .file: .io
        }
    }

    /// The message: place, what is wrong, what would be right.
    public var description: String {
        switch self {
        case .invalidValue(let position, let reason): "\(position): \(reason)"
        case .tooManyRejects(let dataset, let limit):
            "\(SafeText.escaped(dataset)): more than \(limit) rejects; mend the export or raise --max-rejects"
        case .gate(let dataset, let message):
            "\(SafeText.escaped(dataset)): \(message); nothing was published"
        case .strict(let warnings):
            warnings.joined(separator: "\n")
                + "\n--strict: \(warnings.count) \(warnings.count == 1 ? "warning" : "warnings"); nothing was published"
        case .unknownDataset(let name, let suggestion):
            "'\(SafeText.escaped(name))' is no dataset of the rule set"
                + (suggestion.map { "; did you mean '\(SafeText.escaped($0))'?" } ?? "; name one as NAME=PATH")
        case .incomplete(let message, _): message
        case .headersDiffer(let dataset, let source, let first):
            "\(SafeText.escaped(source)): its header differs from that of \(SafeText.escaped(first)); the sources of "
                + "\(SafeText.escaped(dataset)) must have the same columns in the same order"
        case .findings(let lines, _): lines.joined(separator: "\n")
        case .noRoom(let path, let needed, let free):
            "\(SafeText.escaped(path)): the disk has \(free) bytes free and about \(needed) are needed; make room"
        case .wouldFail(let values):
            "dry run: \(values) \(values == 1 ? "value" : "values") would fail a run; "
                + "mend the export, the rule or its `on-invalid`"
        case .stopped: "stopped by a signal; nothing was published"
        case .file(let path, let reason): "\(SafeText.escaped(path)): \(reason)"
        }
    }
}
