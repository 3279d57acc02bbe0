internal import Records

/// Why a file is not taken for a staging store: each with its cure.
public enum Refusal: Sendable, Equatable, CustomStringConvertible {
    /// It is a symbolic link, which a rename would replace.
    case symbolicLink
    /// It has a second hard link, which would go on showing the old content.
    case hardLink
    /// It is a folder, a pipe or a device.
    case notRegular
    /// It is no SQLite file, or one of another application.
    case notAStore
    /// Another program turned on write-ahead logging.
    case writeAheadLog
    /// A journal of another program's unfinished write stands beside it.
    case journal(String)
    /// Its format is newer than this program.
    case newerFormat(Int)
    /// It holds the data of another tenant.
    case otherTenant(store: String, run: String)
    /// It is there already, where only a new file may be made.
    case existing
    /// It is the store that is read.
    case ownStore
    /// It has the name of a file that belongs to the store that is read: its lock, its partial file or a journal.
    case besideStore
    /// It was replaced while the run was going on.
    case replaced

    /// What is wrong, and what would be right.
    public var description: String {
        switch self {
        case .symbolicLink: "is a symbolic link; name the file that it points to"
        case .hardLink: "has a second hard link; give the store a file of its own, for example with 'cp'"
        case .notRegular: "is not a regular file; name a file"
        case .notAStore: "is not a staging store; name a new file, or one that 'bauta run' wrote"
        case .writeAheadLog:
            "was switched to write-ahead logging; switch it back with 'PRAGMA journal_mode=DELETE' in sqlite3"
        case .journal(let name):
            "'\(SafeText.escaped(name))' stands beside it: another program writes to the store or died writing;"
                + " let it end, or open the store once with sqlite3"
        case .newerFormat(let version):
            "has format \(version), and this program knows \(Schema.formatVersion); use a newer bauta"
        case .otherTenant(let store, let run):
            "belongs to tenant '\(SafeText.escaped(store))', and this run is for '\(SafeText.escaped(run))';"
                + " give each tenant a store of its own"
        case .existing: "is there already; name a new file, or remove this one first"
        case .ownStore: "would be overwritten, and it is the store that is read; name another file"
        case .besideStore: "has a name that belongs to the store that is read; name another file"
        case .replaced: "was replaced by another program during the run; run again"
        }
    }
}
