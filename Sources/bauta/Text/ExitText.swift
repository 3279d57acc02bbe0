internal import Records

/// The exit statuses, as each command's help lists them.
enum ExitText {
    /// All of them.
    static let all = of(ExitStatus.allCases)

    /// Those of `statuses` with 0, 1 and 2, which every command has.
    static func of(_ statuses: [ExitStatus]) -> String {
        let listed = [.done, .internalError, .usage] + statuses.filter { $0.rawValue > 2 }
        return "Exit statuses: " + listed.map { "\($0.rawValue) \(word($0))" }.joined(separator: " · ")
    }

    private static func word(_ status: ExitStatus) -> String {
        switch status {
        case .done: "done"
        case .internalError: "internal"
        case .usage: "usage"
        case .rules: "rules invalid or unsafe"
        case .columns: "unknown, missing or new column"
        case .malformed: "malformed input"
        case .key: "key"
        case .io: "I/O"
        case .verification: "verification failed"
        case .gate: "gate"
        case .absent: "no such store, run or dataset, or a newer format"
        case .locked: "locked by another run"
        case .wrongKey: "wrong reveal key"
        case .limit: "limit reached"
        case .unchecked: "done, but not everything was checked"
        case .rejects: "done, with rejects"
        case .interrupted: "SIGINT"
        case .terminated: "SIGTERM"
        }
    }
}
