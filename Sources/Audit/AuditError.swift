public import Records
public import Store

/// Why a store cannot be audited or verified.
public enum AuditError: ReportedError, Equatable {
    /// The store cannot be read.
    case store(StoreError)
    /// The receipt given is not a SHA-256.
    case receiptFormat
    /// The store keeps no run of this number.
    case noRun(path: String, run: Int)
    /// The store keeps fewer than two runs.
    case fewRuns(path: String)

    /// The exit status of a run that this error ends.
    public var status: ExitStatus {
        switch self {
        case .store(let error): error.status
        case .receiptFormat: .usage
        case .noRun, .fewRuns: .absent
        }
    }

    /// The error in words: place, fault and cure, without a value.
    public var description: String {
        switch self {
        case .store(let error): error.description
        case .receiptFormat: "receipt: is not 64 hexadecimal digits; give the one that 'bauta run' printed"
        case .noRun(let path, let run):
            "'\(SafeText.escaped(path))': there is no run \(run); 'bauta runs list' shows those that are kept"
        case .fewRuns(let path):
            "'\(SafeText.escaped(path))': there are no two runs to compare; run again, with --keep-runs 2 or more"
        }
    }
}
