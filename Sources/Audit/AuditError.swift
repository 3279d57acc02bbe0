public import Records
public import Store

/// Why a store cannot be audited or verified.
public enum AuditError: ReportedError, Equatable {
    /// The store cannot be read.
    case store(StoreError)
    /// The receipt given is not a SHA-256.
    case receiptFormat

    /// The exit status of a run that this error ends.
    public var status: ExitStatus {
        switch self {
        case .store(let error): error.status
        case .receiptFormat: .usage
        }
    }

    /// The error in words: place, fault and cure, without a value.
    public var description: String {
        switch self {
        case .store(let error): error.description
        case .receiptFormat: "receipt: is not 64 hexadecimal digits; give the one that 'bauta run' printed"
        }
    }
}
