internal import CSQLite
public import Records

/// Why a staging store cannot be read or written.
public enum StoreError: ReportedError, Equatable {
    /// There is no file at `path`.
    case absent(path: String)
    /// The file at `path` is none that this program may replace or read.
    case refused(path: String, Refusal)
    /// Another run holds the lock of the store at `path`.
    case locked(path: String)
    /// A system call failed with `code`, an `errno`.
    case system(path: String, operation: String, code: Int32)
    /// SQLite failed with `code`, one of its result codes.
    case sqlite(path: String, operation: String, code: Int32)
    /// The store at `path` does not hold what was written to it.
    case damaged(path: String, place: String)
    /// The store at `path` has no dataset of this name.
    case unknownDataset(path: String, name: String, cure: String)
    /// The store at `path` does not keep this run of a dataset, but others.
    case unknownRun(path: String, dataset: String, run: Int, known: [Int])
    /// A dataset's name cannot be the name of a view.
    case datasetName(String, reason: String)
    /// A column's name cannot be written in SQL; columns count from 1.
    case columnName(dataset: String, column: Int)
    /// A dataset has so many columns, or none, that it cannot be a table.
    case table(String, columns: Int)
    /// A column that is declared unique has `repeats` values that were there before; columns count from 0.
    case notUnique(dataset: String, column: String, ordinal: Int, repeats: Int)
    /// The library that inflates blocks cannot work.
    case compression(String)
    /// The user's own SQL is at fault.
    case query(String)
    /// A signal ended the work; nothing was published.
    case stopped(ExitStatus)
    /// The store was used against its own contract: a fault of the program.
    case misuse(String)

    /// The exit status of a run that this error ends.
    public var status: ExitStatus {
        switch self {
        case .refused(_, .existing), .query: .usage
        case .absent, .refused, .unknownDataset, .unknownRun: .absent
        case .locked: .locked
        case .system: .io
        case .sqlite(_, _, let code): Self.status(ofSQLite: code)
        case .damaged: .verification
        case .datasetName: .rules
        case .columnName, .table: .columns
        case .notUnique: .gate
        case .compression: .limit
        case .stopped(let status): status
        case .misuse: .internalError
        }
    }

    /// The error in words: place, fault and cure, without a value.
    public var description: String {
        switch self {
        case .absent(let path): "\(Self.place(path)): there is no such store; name a file that 'bauta run' wrote"
        case .refused(let path, let refusal): "\(Self.place(path)): \(refusal)"
        case .locked(let path): "\(Self.place(path)): another run is writing this store; wait for it to end"
        case .system(let path, let operation, let code):
            "\(Self.place(path)): \(operation): \(SystemCall.text(of: code)); see that the disk has room and the"
                + " folder allows it"
        case .sqlite(let path, let operation, let code):
            "\(Self.place(path)): \(operation): \(Self.text(ofSQLite: code)); \(Self.cure(ofSQLite: code))"
        case .damaged(let path, let place):
            "\(Self.place(path)): \(place) is not what was written; 'bauta verify' lists the damage, and a run into"
                + " another file starts anew"
        case .unknownDataset(let path, let name, let cure):
            "\(Self.place(path)): there is no dataset '\(SafeText.escaped(name))'; \(SafeText.escaped(cure))"
        case .unknownRun(let path, let dataset, let run, let known):
            "\(Self.place(path)): there is no run \(run) of dataset '\(SafeText.escaped(dataset))';"
                + " its runs are \(known.map(String.init).joined(separator: ", "))"
        case .datasetName(let name, let reason): "dataset '\(SafeText.escaped(name))': \(reason)"
        case .columnName(let dataset, let column):
            "dataset '\(SafeText.escaped(dataset))': column \(column): its name holds a NUL byte; rename it at the"
                + " source"
        case .table(let dataset, let columns):
            "dataset '\(SafeText.escaped(dataset))': a table has 1 to \(DatasetView.maximumColumns) columns, and it has"
                + " \(columns); drop some by rules, or name the other datasets with --only"
        case .notUnique(let dataset, let column, let ordinal, let repeats):
            "dataset '\(SafeText.escaped(dataset))': \(SafeText.column(column, ordinal: ordinal)): it is declared"
                + " unique, and \(repeats) \(repeats == 1 ? "record has" : "records have") a value that another has"
                + " too; choose a mask that keeps values apart, or leave 'unique' out"
        case .compression(let message): "inflate: \(message)"
        case .query(let message): "query: \(SafeText.escaped(message))"
        case .stopped: "stopped by a signal; nothing was published"
        case .misuse(let fault): "internal error: \(fault); please report it"
        }
    }

    private static func place(_ path: String) -> String { "'\(SafeText.escaped(path))'" }

    /// SQLite's words for its result code; they never hold a name or a value.
    private static func text(ofSQLite code: Int32) -> String {
        unsafe String(cString: sqlite3_errstr(code))
    }

    private static func status(ofSQLite code: Int32) -> ExitStatus {
        switch code & 0xFF {
        case SQLITE_FULL, SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_PROTOCOL: .io
        case SQLITE_BUSY, SQLITE_LOCKED: .locked
        case SQLITE_CORRUPT: .verification
        case SQLITE_NOTADB, SQLITE_FORMAT: .absent
        case SQLITE_TOOBIG, SQLITE_NOMEM: .limit
        case SQLITE_CONSTRAINT, SQLITE_MISMATCH: .gate
        default: .internalError
        }
    }

    private static func cure(ofSQLite code: Int32) -> String {
        switch code & 0xFF {
        case SQLITE_FULL: "free room on its disk and run again"
        case SQLITE_BUSY, SQLITE_LOCKED: "close the program that writes to it"
        case SQLITE_CORRUPT: "restore it from a copy, or run into another file"
        case SQLITE_NOTADB, SQLITE_FORMAT: "name a file that 'bauta run' wrote"
        case SQLITE_TOOBIG, SQLITE_NOMEM: "use shorter records"
        case SQLITE_CONSTRAINT, SQLITE_MISMATCH: "choose masks that keep keys apart and of their type"
        default: "see that its disk works and that its file and folder may be read"
        }
    }
}
